create sequence letter_seq;
create table letter (
  client bigint not null,
  id bigint not null default nextval('letter_seq'),
  case_id uuid not null,
  kind text not null,
  day date not null,
  deadline_on date not null,
  demanded_cents bigint not null,
  channel text not null check (channel in ('EMAIL', 'LETTER')),
  email text,
  state text not null check (state in ('READY', 'SENT', 'PRINT')),
  document text not null,
  trouble text,
  leased_until timestamptz,
  primary key (client, id),
  unique (client, case_id, kind),
  foreign key (client, case_id) references collection_case (client, id)
);
create index letter_waiting on letter (client, id) where state = 'READY';
create index letter_by_day on letter (client, day, state);
alter table letter enable row level security;
create policy own on letter using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
