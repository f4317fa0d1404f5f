create sequence debtor_seq;
create table debtor (
  client bigint not null references client,
  id bigint not null default nextval('debtor_seq'),
  -- the client's customer number, or the case for which a debtor without number was made
  key text not null,
  kind text not null check (kind in ('CONSUMER', 'BUSINESS')),
  salutation text,
  first_name text,
  last_name text,
  company text,
  legal_form text,
  date_of_birth date,
  addition text,
  street text not null,
  postcode text not null,
  city text not null,
  country char(2) not null,
  emails jsonb not null,
  phones jsonb not null,
  customer_number text,
  language text not null,
  primary key (client, id),
  unique (client, key)
);
alter table debtor enable row level security;
create policy own on debtor using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

-- one number for all clients, so that a payment's reference names its case without naming the client
create sequence collection_case_seq start 1000;
create table collection_case (
  client bigint not null references client,
  id uuid not null,
  number bigint not null default nextval('collection_case_seq'),
  reference text not null,
  merchant_reference text not null,
  debtor_id bigint not null,
  debtor_kind text not null,
  status text not null,
  stage text,
  next_step text,
  next_step_on date,
  outcome text,
  channel text not null check (channel in ('ERP_INTERFACE', 'PORTAL', 'FILE')),
  creditor_vat text not null,
  consumer_credit boolean not null,
  in_default_since date not null,
  default_ground text not null,
  reminder_dates jsonb not null,
  interest_basis text not null,
  interest_rate numeric(7, 4),
  interest_from date not null,
  mandate_on date not null,
  received_at timestamptz not null,
  accepted_on date not null,
  closed_on date,
  strategy_version int,
  step int not null default 0,
  principal_cents bigint not null check (principal_cents > 0),
  withdrawal_fee_cents bigint not null default 0,
  version bigint not null default 1,
  case_sequence bigint not null default 0,
  changed_at timestamptz not null,
  primary key (client, id),
  unique (client, number),
  unique (client, reference),
  unique (client, merchant_reference),
  foreign key (client, debtor_id) references debtor (client, id),
  check ((status = 'CLOSED') = (outcome is not null) and (status = 'CLOSED') = (closed_on is not null)),
  check (interest_basis <> 'CONTRACTUAL' or interest_rate is not null)
);
create index collection_case_number on collection_case (number);
create index collection_case_reference on collection_case (reference);
create index collection_case_due on collection_case (client, next_step_on) where status in ('ACCEPTED', 'PRE_COURT');
create index collection_case_status on collection_case (client, status, number);
create index collection_case_debtor on collection_case (client, debtor_id);
alter table collection_case enable row level security;
create policy own on collection_case using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table case_item (
  client bigint not null,
  case_id uuid not null,
  position int not null,
  invoice_number text not null,
  kind text not null,
  subject text not null,
  contract_on date,
  delivered_on date,
  issued_on date not null,
  due_on date not null,
  amount_cents bigint not null,
  open_cents bigint not null check (open_cents > 0),
  primary key (client, case_id, position),
  foreign key (client, case_id) references collection_case (client, id)
);
create index case_item_invoice on case_item (client, invoice_number);
create index case_item_named on case_item (upper(invoice_number));
comment on table case_item is 'append-only: what was handed over';
alter table case_item enable row level security;
create policy own on case_item using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table case_side_cost (
  client bigint not null,
  case_id uuid not null,
  position int not null,
  kind text not null,
  amount_cents bigint not null check (amount_cents > 0),
  arisen_on date not null,
  invoice_number text,
  text text,
  primary key (client, case_id, position),
  foreign key (client, case_id) references collection_case (client, id)
);
comment on table case_side_cost is 'append-only: what was handed over';
alter table case_side_cost enable row level security;
create policy own on case_side_cost using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
