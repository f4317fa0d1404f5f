-- costs and interest stay owed when only the principal is paid; whether they are claimed or waived is the merchant's choice
alter table side_cost add column open_cents bigint;
update side_cost set open_cents = amount_cents;
alter table side_cost alter column open_cents set not null;
alter table side_cost add check (open_cents between 0 and amount_cents);
alter table side_cost drop constraint side_cost_kind_check;
alter table side_cost add constraint side_cost_kind_check
  check (kind in ('REMINDER_COST', 'RETURNED_DEBIT_COST', 'LUMP_SUM_40', 'INTEREST', 'OTHER'));
create index side_cost_owed on side_cost (tenant, item_id) where open_cents > 0;

create sequence side_cost_entry_seq;
create table side_cost_entry (
  tenant bigint not null,
  id bigint not null default nextval('side_cost_entry_seq'),
  cost_id bigint not null,
  kind text not null check (kind in ('PAID', 'PAYMENT_REVERSED', 'WAIVED', 'CLAIMED', 'CANCELLED')),
  amount_cents bigint not null,
  booked_on date not null,
  source text not null,
  source_id text not null,
  created_by text not null,
  primary key (tenant, id),
  unique (tenant, cost_id, source, source_id, kind),
  foreign key (tenant, cost_id) references side_cost (tenant, id)
);
comment on table side_cost_entry is 'append-only: what became of a side cost; amount plus the sum of its entries is open_cents';
alter table side_cost_entry enable row level security;
create policy own on side_cost_entry using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

-- SIDE_CLAIM: costs and interest of a paid invoice that are claimed; they bear no interest (§ 289 BGB)
alter table open_item drop constraint open_item_kind_check;
alter table open_item add constraint open_item_kind_check check (kind in ('INVOICE', 'CREDIT_NOTE', 'SIDE_CLAIM'));

create table leftover (
  tenant bigint not null,
  item_id bigint not null,
  decision text not null check (decision in ('CLAIMED', 'WAIVED')),
  costs_cents bigint not null,
  interest_cents bigint not null,
  claim_id bigint,
  decided_on date not null,
  decided_by text not null,
  primary key (tenant, item_id),
  foreign key (tenant, item_id) references open_item (tenant, id),
  foreign key (tenant, claim_id) references open_item (tenant, id)
);
comment on table leftover is 'append-only: what the merchant decided about costs and interest of a paid invoice';
alter table leftover enable row level security;
create policy own on leftover using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
