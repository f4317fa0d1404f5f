create sequence case_message_seq;
create table case_message (
  client bigint not null,
  id uuid not null,
  number bigint not null default nextval('case_message_seq'),
  case_id uuid not null,
  sender text not null check (sender in ('AGENCY', 'MERCHANT')),
  kind text not null check (kind in ('MESSAGE', 'QUERY', 'ANSWER')),
  text text not null,
  posted_at timestamptz not null,
  due_on date,
  answer_to uuid,
  answered_at timestamptz,
  documents jsonb not null,
  primary key (client, id),
  foreign key (client, case_id) references collection_case (client, id),
  foreign key (client, answer_to) references case_message (client, id),
  check ((kind = 'QUERY') = (due_on is not null)),
  check ((kind = 'ANSWER') = (answer_to is not null)),
  check (answered_at is null or kind = 'QUERY')
);
create index case_message_of on case_message (client, case_id, number);
alter table case_message enable row level security;
create policy own on case_message using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table case_decision (
  client bigint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('COURT_ACTION', 'SETTLEMENT_OFFER', 'WRITE_OFF')),
  costs_cents bigint check (costs_cents >= 0),
  offer_cents bigint check (offer_cents > 0),
  requested_at timestamptz not null,
  due_on date not null,
  choice text check (choice in ('YES', 'NO')),
  taken_by text check (taken_by in ('AGENCY', 'MERCHANT')),
  taken_at timestamptz,
  primary key (client, id),
  foreign key (client, case_id) references collection_case (client, id),
  check ((choice is null) = (taken_at is null) and (choice is null) = (taken_by is null)),
  check ((kind = 'SETTLEMENT_OFFER') = (offer_cents is not null))
);
-- one question at a time
create unique index case_decision_waiting on case_decision (client, case_id) where choice is null;
create index case_decision_due on case_decision (client, due_on) where choice is null;
create index case_decision_of on case_decision (client, case_id, requested_at);
alter table case_decision enable row level security;
create policy own on case_decision using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table case_instruction (
  client bigint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('TRACE_ADDRESS', 'GO_TO_COURT', 'GIVE_TO_LAWYER', 'MONITOR', 'STOP_AFTER_STAGE')),
  last_stage text,
  state text not null check (state in ('ORDERED', 'IN_PROGRESS', 'DONE', 'FAILED', 'CANCELLED')),
  price_cents bigint not null check (price_cents >= 0),
  vat_cents bigint not null check (vat_cents >= 0),
  wish text,
  ordered_at timestamptz not null,
  done_at timestamptz,
  result text,
  primary key (client, id),
  foreign key (client, case_id) references collection_case (client, id),
  check ((kind = 'STOP_AFTER_STAGE') = (last_stage is not null))
);
create index case_instruction_of on case_instruction (client, case_id, ordered_at);
alter table case_instruction enable row level security;
create policy own on case_instruction using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
