create table case_pause (
  client bigint not null,
  case_id uuid not null,
  until date not null,
  primary key (client, case_id),
  foreign key (client, case_id) references collection_case (client, id)
);
create index case_pause_ending on case_pause (client, until);
comment on table case_pause is 'cases that go on by themselves on a day';
alter table case_pause enable row level security;
create policy own on case_pause using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table credit_note (
  client bigint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('CREDIT_NOTE', 'GOODWILL', 'CORRECTION')),
  reference text not null,
  amount_cents bigint not null check (amount_cents > 0),
  value_on date not null,
  booked_on date not null,
  text text,
  primary key (client, id),
  unique (client, case_id, reference),
  foreign key (client, case_id) references collection_case (client, id)
);
comment on table credit_note is 'append-only: credits as the client told them';
alter table credit_note enable row level security;
create policy own on credit_note using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
