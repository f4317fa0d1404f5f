create table collection_case (
  tenant bigint not null,
  handover_id uuid not null,
  agency text not null,
  case_id uuid not null,
  case_reference text not null,
  status text not null,
  stage text,
  next_step text,
  next_step_on date,
  outcome text,
  principal_cents bigint not null default 0,
  interest_cents bigint not null default 0,
  merchant_costs_cents bigint not null default 0,
  collection_costs_cents bigint not null default 0,
  paid_cents bigint not null default 0,
  open_cents bigint not null default 0,
  paid_out_cents bigint not null default 0,
  to_pay_out_cents bigint not null default 0,
  case_sequence bigint not null,
  opened_on date not null,
  closed_on date,
  changed_at timestamptz not null,
  primary key (tenant, handover_id),
  unique (tenant, case_id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
create index collection_case_by_status on collection_case (tenant, status, changed_at desc);
alter table collection_case enable row level security;
create policy own on collection_case using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table case_event (
  tenant bigint not null,
  agency text not null,
  sequence bigint not null,
  id uuid not null,
  handover_id uuid,
  case_sequence bigint,
  type text not null,
  occurred_at timestamptz not null,
  business_day date not null,
  status text,
  stage text,
  open_cents bigint,
  data jsonb not null,
  text_de text not null,
  text_en text not null,
  primary key (tenant, agency, sequence),
  unique (tenant, id)
);
comment on table case_event is 'append-only: the feed as it was applied';
create index case_event_by_handover on case_event (tenant, handover_id, case_sequence);
alter table case_event enable row level security;
create policy own on case_event using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table case_payment (
  tenant bigint not null,
  handover_id uuid not null,
  event_id uuid not null,
  payment_id uuid not null,
  kind text not null check (kind in ('RECEIVED', 'REPORTED', 'REVERSED')),
  value_on date not null,
  amount_cents bigint not null,
  principal_cents bigint not null,
  interest_cents bigint not null,
  merchant_costs_cents bigint not null,
  collection_costs_cents bigint not null,
  primary key (tenant, event_id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
comment on table case_payment is 'append-only: what debtors paid, as the agency set it against the debt; reversals are negative';
create index case_payment_by_handover on case_payment (tenant, handover_id);
alter table case_payment enable row level security;
create policy own on case_payment using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table agency_settlement (
  tenant bigint not null,
  id uuid not null,
  agency text not null,
  number text not null,
  issued_on date not null,
  paid_on date,
  period_from date,
  period_to date,
  received_cents bigint not null default 0,
  retained_cents bigint not null default 0,
  fees_cents bigint not null default 0,
  vat_cents bigint not null default 0,
  waived_cents bigint not null default 0,
  payout_cents bigint not null,
  fetched boolean not null default false,
  primary key (tenant, id)
);
create index agency_settlement_unfetched on agency_settlement (tenant, id) where not fetched;
alter table agency_settlement enable row level security;
create policy own on agency_settlement using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table agency_settlement_line (
  tenant bigint not null,
  settlement_id uuid not null,
  line int not null,
  kind text not null,
  case_id uuid,
  case_reference text,
  merchant_reference text,
  value_on date,
  net_cents bigint not null,
  vat_cents bigint not null,
  waived_cents bigint not null,
  payout_cents bigint not null,
  text_de text not null,
  text_en text not null,
  primary key (tenant, settlement_id, line),
  foreign key (tenant, settlement_id) references agency_settlement (tenant, id)
);
comment on table agency_settlement_line is 'append-only: a statement of account as the agency issued it';
create index agency_settlement_line_by_case on agency_settlement_line (tenant, case_id);
alter table agency_settlement_line enable row level security;
create policy own on agency_settlement_line using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
