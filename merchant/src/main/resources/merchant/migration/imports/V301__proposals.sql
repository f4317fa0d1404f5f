-- what a payment may mean: by amount, by name
create index open_item_by_open on open_item (tenant, open_cents) where state = 'OPEN' and open_cents > 0;
create index customer_by_last_name on customer (tenant, plain_last_name) where last_name <> '';
create index customer_by_company on customer (tenant, plain_company) where company <> '';

create table matching_settings (
  tenant bigint primary key,
  automatic_from int not null check (automatic_from between 50 and 100)
);
comment on table matching_settings is 'from which confidence on a proposal is booked without a person; 100 means never';
alter table matching_settings enable row level security;
create policy own on matching_settings using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
