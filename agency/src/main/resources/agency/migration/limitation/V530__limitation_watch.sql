create table limitation_warning (
  client bigint not null,
  case_id uuid not null,
  -- the last day on which the claim is not time-barred, as it was known when the warning was written
  expires_on date not null,
  warned_on date not null,
  primary key (client, case_id),
  foreign key (client, case_id) references collection_case (client, id)
);
create index limitation_warning_by_day on limitation_warning (expires_on, client, case_id);
comment on table limitation_warning is 'open cases that become time-barred soon; a later end is a new warning';
alter table limitation_warning enable row level security;
create policy own on limitation_warning using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
