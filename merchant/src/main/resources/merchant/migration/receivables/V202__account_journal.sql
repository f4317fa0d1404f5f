alter table dunning_block add column lifted_on date;
alter table dunning_block add column lifted_by text;
alter table dunning_block add column planned_until date;
comment on column dunning_block.planned_until is 'the end that was planned when somebody lifted the block early';

create sequence account_journal_seq;
create table account_journal (
  tenant bigint not null,
  id bigint not null default nextval('account_journal_seq'),
  customer_id bigint not null,
  item_id bigint,
  what text not null,
  detail text not null default '',
  day date not null,
  done_by text not null,
  primary key (tenant, id),
  foreign key (tenant, customer_id) references customer (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
comment on table account_journal is 'append-only: who did what to a customer''s account, when and why';
create index account_journal_by_customer on account_journal (tenant, customer_id, id);
alter table account_journal enable row level security;
create policy own on account_journal using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
