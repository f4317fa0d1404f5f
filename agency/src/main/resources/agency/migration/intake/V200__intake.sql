-- what came in and what became of it; without the debtor's data
create sequence intake_seq;
create table intake (
  client bigint not null references client,
  id bigint not null default nextval('intake_seq'),
  merchant_reference text,
  channel text not null check (channel in ('ERP_INTERFACE', 'PORTAL', 'FILE')),
  result text not null check (result in ('ACCEPTED', 'QUERY', 'DUPLICATE', 'REJECTED')),
  reason_code text,
  faults jsonb not null,
  case_id uuid,
  received_on date not null,
  received_at timestamptz not null,
  primary key (client, id)
);
create index intake_by_day on intake (client, received_on);
comment on table intake is 'append-only';
alter table intake enable row level security;
create policy own on intake using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
