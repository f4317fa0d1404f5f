create sequence client_seq;
create table client (
  client bigint primary key default nextval('client_seq'),
  number text not null unique,
  name text not null,
  legal_form text not null,
  street text not null,
  postcode text not null,
  city text not null,
  country char(2) not null default 'DE',
  federal_state text not null,
  email text not null,
  phone text not null default '',
  payout_iban text not null,
  payout_bic text not null default '',
  payout_holder text not null,
  creditor_vat text not null check (creditor_vat in ('CREDITOR_DEDUCTS', 'CREDITOR_CANNOT_DEDUCT')),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'ENDED'))
);
comment on table client is 'side-level: the list of clients is the agency''s; it holds no data of debtors';

create table terms (
  client bigint not null references client,
  version int not null check (version > 0),
  valid_from date not null,
  success_fee_percent numeric(7, 4) not null check (success_fee_percent between 0 and 100),
  failure_fee_cents bigint not null check (failure_fee_cents >= 0),
  failure_fee_waived_for_interface boolean not null,
  withdrawal_fee_cents bigint not null check (withdrawal_fee_cents >= 0),
  payout_order text not null check (payout_order in ('LEGAL', 'PRINCIPAL_FIRST', 'PRO_RATA')),
  small_rest_cents bigint not null check (small_rest_cents >= 0),
  settlement_period text not null check (settlement_period in ('DAILY', 'WEEKLY', 'MONTHLY')),
  primary key (client, version)
);
comment on table terms is 'append-only';
alter table terms enable row level security;
create policy own on terms using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

-- no row-level security: the token endpoint learns from it who the client is
create table credential (
  credential_id text primary key,
  of_client bigint not null references client,
  secret_hash text not null,
  scopes text not null,
  valid_from timestamptz not null,
  valid_until timestamptz
);
create index credential_of on credential (of_client);
comment on table credential is 'side-level: it is read before anyone knows whose request it is';

create sequence signing_key_seq;
create table signing_key (
  id bigint primary key default nextval('signing_key_seq'),
  jwk text not null,
  created_at timestamptz not null
);
comment on table signing_key is 'side-level: the agency''s own keys; append-only';

-- what a client wrote once under a key is answered again, not done again
create table idempotency_key (
  client bigint not null references client,
  key text not null,
  request_hash text not null,
  status int,
  headers jsonb,
  body text,
  created_at timestamptz not null,
  primary key (client, key)
);
create index idempotency_key_age on idempotency_key (client, created_at);
alter table idempotency_key enable row level security;
create policy own on idempotency_key using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
