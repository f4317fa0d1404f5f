-- which of several agencies gets what; the first rule that fits a claim counts
create table agency_rule (
  tenant bigint not null,
  place int not null,
  agency text not null,
  customer_kind text check (customer_kind in ('CONSUMER', 'BUSINESS')),
  customer_groups text[] not null default '{}',
  shops text[] not null default '{}',
  from_cents bigint not null default 0 check (from_cents >= 0),
  until_cents bigint check (until_cents > from_cents),
  primary key (tenant, place),
  foreign key (tenant, agency) references agency_connection (tenant, name)
);
create index agency_rule_by_agency on agency_rule (tenant, agency);
alter table agency_rule enable row level security;
create policy own on agency_rule using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

-- where claims go that no rule is for
alter table agency_connection add column usual boolean not null default false;
update agency_connection c set usual = true
 where c.name = (select min(x.name) from agency_connection x where x.tenant = c.tenant);
create unique index agency_connection_usual on agency_connection (tenant) where usual;
