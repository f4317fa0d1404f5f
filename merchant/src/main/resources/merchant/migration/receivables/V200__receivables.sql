create sequence customer_seq;
create table customer (
  tenant bigint not null,
  id bigint not null default nextval('customer_seq'),
  number text not null,
  kind text not null check (kind in ('CONSUMER', 'BUSINESS')),
  salutation text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  company text not null default '',
  street text not null default '',
  postcode text not null default '',
  city text not null default '',
  country char(2) not null default 'DE',
  email text not null default '',
  phone text not null default '',
  iban text not null default '',
  language text not null default 'de',
  -- names as payers write them: umlauts without their dots
  plain_last_name text not null generated always as (translate(lower(last_name), 'äöüß', 'aous')) stored,
  plain_company text not null generated always as (translate(lower(split_part(company, ' ', 1)), 'äöüß', 'aous')) stored,
  primary key (tenant, id),
  unique (tenant, number)
);
alter table customer enable row level security;
create policy own on customer using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence open_item_seq;
create table open_item (
  tenant bigint not null,
  id bigint not null default nextval('open_item_seq'),
  customer_id bigint not null,
  kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
  number text not null,
  subject text not null default '',
  order_number text not null default '',
  contract_on date,
  delivered_on date,
  issued_on date not null,
  due_on date not null,
  currency char(3) not null,
  amount_cents bigint not null,
  open_cents bigint not null,
  creditor_reference text not null,
  consumer_notice boolean not null default false,
  state text not null check (state in ('OPEN', 'PAID', 'IN_COLLECTION', 'WRITTEN_OFF')),
  level_reached int not null default 0,
  last_notice_on date,
  default_since date,
  default_ground text,
  disputed_on date,
  dispute_reason text,
  returned_debit_on date,
  collection_ended_on date,
  -- the number as people write it into a transfer: RE-2026-0815, re 2026 0815, RE20260815
  plain_number text not null generated always as (upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g'))) stored,
  primary key (tenant, id),
  unique (tenant, number),
  unique (tenant, creditor_reference),
  foreign key (tenant, customer_id) references customer (tenant, id)
);
create index open_item_by_customer on open_item (tenant, customer_id);
create index open_item_overdue on open_item (tenant, due_on, id) where state = 'OPEN';
create index open_item_by_state on open_item (tenant, state, due_on, id);
alter table open_item enable row level security;
create policy own on open_item using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence item_entry_seq;
create table item_entry (
  tenant bigint not null,
  id bigint not null default nextval('item_entry_seq'),
  item_id bigint not null,
  kind text not null,
  amount_cents bigint not null,
  booked_on date not null,
  value_on date not null,
  source text not null,
  source_id text not null,
  note text not null default '',
  primary key (tenant, id),
  unique (tenant, item_id, source, source_id, kind),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
comment on table item_entry is 'append-only: the history of each open item; open_cents of an item is the sum of its entries';
alter table item_entry enable row level security;
create policy own on item_entry using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence side_cost_seq;
create table side_cost (
  tenant bigint not null,
  id bigint not null default nextval('side_cost_seq'),
  customer_id bigint not null,
  item_id bigint not null,
  notice_id bigint,
  kind text not null check (kind in ('REMINDER_COST', 'RETURNED_DEBIT_COST', 'LUMP_SUM_40', 'OTHER')),
  amount_cents bigint not null check (amount_cents > 0),
  arisen_on date not null,
  basis text not null,
  handed_over boolean not null default false,
  primary key (tenant, id),
  foreign key (tenant, customer_id) references customer (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
create index side_cost_by_item on side_cost (tenant, item_id);
alter table side_cost enable row level security;
create policy own on side_cost using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence dunning_block_seq;
create table dunning_block (
  tenant bigint not null,
  id bigint not null default nextval('dunning_block_seq'),
  customer_id bigint not null,
  item_id bigint,
  reason text not null,
  from_on date not null,
  until_on date,
  created_by text not null,
  primary key (tenant, id),
  foreign key (tenant, customer_id) references customer (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
create index dunning_block_by_customer on dunning_block (tenant, customer_id);
alter table dunning_block enable row level security;
create policy own on dunning_block using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
