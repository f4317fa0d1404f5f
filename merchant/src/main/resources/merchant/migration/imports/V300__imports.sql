create sequence import_seq;
create table import (
  tenant bigint not null,
  id bigint not null default nextval('import_seq'),
  file_name text not null,
  sha256 text not null,
  kind text check (kind in ('INVOICE', 'CREDIT_NOTE', 'STATEMENT', 'OPEN_ITEMS')),
  taken_on date not null,
  taken_by text not null,
  invoices int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  entries int not null default 0,
  known_entries int not null default 0,
  faults int not null default 0,
  primary key (tenant, id),
  unique (tenant, sha256)
);
alter table import enable row level security;
create policy own on import using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table import_fault (
  tenant bigint not null,
  import_id bigint not null,
  position int not null,
  at text not null,
  field text not null,
  value text not null,
  code text not null,
  primary key (tenant, import_id, position),
  foreign key (tenant, import_id) references import (tenant, id)
);
alter table import_fault enable row level security;
create policy own on import_fault using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table column_name (
  tenant bigint not null,
  header text not null,
  meaning text not null,
  primary key (tenant, header)
);
comment on table column_name is 'what a tenant''s own names of columns in open-item lists mean';
alter table column_name enable row level security;
create policy own on column_name using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence statement_entry_seq;
create table statement_entry (
  tenant bigint not null,
  id bigint not null default nextval('statement_entry_seq'),
  import_id bigint not null,
  duplicate_key text not null,
  account text not null,
  booked_on date not null,
  value_on date not null,
  currency char(3) not null,
  amount_cents bigint not null,
  charges_cents bigint not null,
  kind text not null check (kind in ('PAYMENT', 'RETURN', 'REVERSAL')),
  return_reason text not null,
  creditor_reference text not null,
  end_to_end_id text not null,
  naming text[] not null,
  remittance text not null,
  counterparty_name text not null,
  counterparty_iban text not null,
  bank_reference text not null,
  state text not null check (state in ('UNMATCHED', 'MATCHED', 'OUTGOING', 'SETTLEMENT')),
  matched_by text,
  primary key (tenant, id),
  unique (tenant, duplicate_key),
  foreign key (tenant, import_id) references import (tenant, id)
);
create index statement_entry_unmatched on statement_entry (tenant, id) where state = 'UNMATCHED';
create index statement_entry_by_import on statement_entry (tenant, import_id);
create index statement_entry_by_iban on statement_entry (tenant, counterparty_iban) where state = 'MATCHED';
alter table statement_entry enable row level security;
create policy own on statement_entry using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table statement_match (
  tenant bigint not null,
  entry_id bigint not null,
  item_id bigint not null,
  amount_cents bigint not null,
  shared_out_cents bigint not null default 0,
  primary key (tenant, entry_id, item_id),
  foreign key (tenant, entry_id) references statement_entry (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
comment on table statement_match is 'append-only: which items an entry of a statement was booked to';
create index statement_match_by_item on statement_match (tenant, item_id);
alter table statement_match enable row level security;
create policy own on statement_match using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create index open_item_by_plain_number on open_item (tenant, plain_number);
