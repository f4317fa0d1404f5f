create sequence settlement_seq;
create table settlement (
  client bigint not null references client,
  id uuid not null,
  seq bigint not null default nextval('settlement_seq'),
  number text not null,
  terms_version int not null,
  period_from date not null,
  period_to date not null,
  issued_on date not null,
  paid_on date,
  received_cents bigint not null,
  retained_cents bigint not null,
  fees_cents bigint not null,
  vat_cents bigint not null,
  waived_cents bigint not null,
  carried_cents bigint not null check (carried_cents <= 0),
  payout_cents bigint not null,
  document text not null,
  primary key (client, id),
  unique (client, number),
  -- the day job may be repeated, the settlement not
  unique (client, issued_on),
  foreign key (client, terms_version) references terms (client, version),
  check (payout_cents = received_cents - retained_cents - fees_cents - vat_cents + carried_cents)
);
create index settlement_by_seq on settlement (client, seq);
alter table settlement enable row level security;
create policy own on settlement using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table settlement_line (
  client bigint not null,
  settlement_id uuid not null,
  line int not null,
  kind text not null check (kind in ('RECEIPT', 'RETAINED_COSTS', 'SUCCESS_FEE', 'FAILURE_FEE', 'FAILURE_FEE_WAIVED',
    'WITHDRAWAL_FEE', 'DIRECT_PAYMENT_SET_OFF', 'REVERSAL', 'CARRIED_OVER')),
  case_id uuid,
  payment_id uuid,
  value_on date,
  net_cents bigint not null,
  vat_cents bigint not null,
  waived_cents bigint not null,
  payout_cents bigint not null,
  text_de text not null,
  text_en text not null,
  primary key (client, settlement_id, line),
  foreign key (client, settlement_id) references settlement (client, id),
  foreign key (client, case_id) references collection_case (client, id)
);
comment on table settlement_line is 'append-only: what was settled';
alter table settlement_line enable row level security;
create policy own on settlement_line using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

-- each payment, and its coming back, is settled once
create table settled_payment (
  client bigint not null,
  payment_id uuid not null,
  part text not null check (part in ('PAYMENT', 'REVERSAL')),
  settlement_id uuid not null,
  primary key (client, payment_id, part),
  foreign key (client, settlement_id) references settlement (client, id)
);
comment on table settled_payment is 'append-only';
alter table settled_payment enable row level security;
create policy own on settled_payment using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

-- each fee of a case is charged or waived once
create table settled_fee (
  client bigint not null,
  case_id uuid not null,
  kind text not null check (kind in ('FAILURE_FEE', 'WITHDRAWAL_FEE')),
  settlement_id uuid not null,
  primary key (client, case_id, kind),
  foreign key (client, case_id) references collection_case (client, id),
  foreign key (client, settlement_id) references settlement (client, id)
);
comment on table settled_fee is 'append-only';
alter table settled_fee enable row level security;
create policy own on settled_fee using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
