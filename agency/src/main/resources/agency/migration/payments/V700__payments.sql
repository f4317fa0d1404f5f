create sequence trust_statement_seq;
create table trust_statement (
  id bigint primary key default nextval('trust_statement_seq'),
  file_name text not null,
  sha256 text not null,
  statement_id text not null,
  account text not null,
  closing_on date,
  closing_cents bigint,
  entries int not null,
  taken_on date not null,
  taken_by text not null,
  unique (account, statement_id, sha256)
);
comment on table trust_statement is 'side-level: the trust account is the agency''s, its entries belong to nobody before they are allocated';

create sequence trust_entry_seq;
create table trust_entry (
  id bigint primary key default nextval('trust_entry_seq'),
  duplicate_key text not null unique,
  statement bigint not null references trust_statement,
  booked_on date not null,
  value_on date not null,
  amount_cents bigint not null check (amount_cents <> 0),
  kind text not null,
  partner_name text not null,
  partner_iban text not null,
  text text not null,
  end_to_end text not null,
  state text not null check (state in ('OPEN', 'ALLOCATED', 'RETURNED', 'PAYOUT')),
  of_client bigint,
  case_id uuid,
  payment_id uuid,
  reason text
);
comment on table trust_entry is 'side-level';
create index trust_entry_open on trust_entry (booked_on, id) where state = 'OPEN';
create index trust_entry_partner on trust_entry (partner_iban, amount_cents) where state = 'ALLOCATED';
create index trust_entry_latest on trust_entry (booked_on desc, id desc);

create sequence trust_posting_seq;
create table trust_posting (
  id bigint primary key default nextval('trust_posting_seq'),
  debit text not null,
  credit text not null,
  of_client bigint,
  amount_cents bigint not null check (amount_cents > 0),
  booked_on date not null,
  entry bigint references trust_entry,
  payment_id uuid,
  text text not null,
  check (debit <> credit)
);
comment on table trust_posting is 'side-level; append-only: what the trust account holds and for whom';
create index trust_posting_by_client on trust_posting (of_client);

create table payment (
  client bigint not null,
  id uuid not null,
  case_id uuid not null,
  source text not null check (source in ('TRUST', 'DIRECT')),
  reference text,
  amount_cents bigint not null check (amount_cents > 0),
  principal_cents bigint not null,
  interest_cents bigint not null,
  merchant_costs_cents bigint not null,
  collection_costs_cents bigint not null,
  collection_vat_cents bigint not null,
  overpaid_cents bigint not null,
  value_on date not null,
  booked_on date not null,
  reversed_on date,
  primary key (client, id),
  unique (client, case_id, reference),
  foreign key (client, case_id) references collection_case (client, id),
  check (amount_cents = principal_cents + interest_cents + merchant_costs_cents + collection_costs_cents + collection_vat_cents + overpaid_cents)
);
create index payment_by_day on payment (client, booked_on);
create index payment_reversed on payment (client, reversed_on) where reversed_on is not null;
alter table payment enable row level security;
create policy own on payment using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create sequence payout_seq;
create table payout (
  id bigint primary key default nextval('payout_seq'),
  kind text not null check (kind in ('CLIENT', 'OWN_SHARE', 'REFUND')),
  of_client bigint,
  subject text not null,
  end_to_end text not null unique,
  name text not null,
  iban text not null,
  amount_cents bigint not null check (amount_cents > 0),
  text text not null,
  ordered_on date not null,
  executed_on date
);
comment on table payout is 'side-level: transfers from the trust account; the end-to-end id comes back on the statement';
create index payout_by_day on payout (ordered_on);
