-- several policies beside the standard one, each for what its conditions say
alter table dunning_policy
  add column rank int not null default 100,
  add column ended boolean not null default false,
  add column customer_groups text[] not null default '{}',
  add column shops text[] not null default '{}',
  add column payment_methods text[] not null default '{}',
  add column countries text[] not null default '{}',
  add column customer_kind text check (customer_kind in ('CONSUMER', 'BUSINESS')),
  add column from_cents bigint not null default 0,
  add column until_cents bigint,
  add check (name <> 'Standard' or not ended);
comment on column dunning_policy.rank is 'policies are tried in this order, the standard one last; the first that fits applies';
comment on column dunning_policy.ended is 'from its day on the policy applies to nothing';
comment on column dunning_policy.customer_groups is 'small letters, as shops, payment_methods and countries; empty: any';

-- what must hold before a claim goes to collection
alter table dunning_level
  add column minimum_age_days int not null default 0 check (minimum_age_days >= 0),
  add column minimum_notices int not null default 0 check (minimum_notices >= 0);

create table special_terms (
  tenant bigint not null,
  customer_id bigint not null,
  policy text not null default '',
  never_collection boolean not null,
  extra_days int not null check (extra_days >= 0),
  reason text not null,
  agreed_on date not null,
  agreed_by text not null,
  primary key (tenant, customer_id),
  foreign key (tenant, customer_id) references customer (tenant, id)
);
comment on column special_terms.policy is 'name of the policy that applies whatever its conditions say; empty: by conditions';
alter table special_terms enable row level security;
create policy own on special_terms using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

-- a run decides by several policies; each proposal and notice names the version that it follows
create table dunning_run_policy (
  tenant bigint not null,
  run_id bigint not null,
  policy_id bigint not null,
  primary key (tenant, run_id, policy_id),
  foreign key (tenant, run_id) references dunning_run (tenant, id),
  foreign key (tenant, policy_id) references dunning_policy (tenant, id)
);
comment on table dunning_run_policy is 'append-only: the versions that a run used';
create index dunning_run_policy_by_policy on dunning_run_policy (tenant, policy_id);
alter table dunning_run_policy enable row level security;
create policy own on dunning_run_policy using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
insert into dunning_run_policy (tenant, run_id, policy_id) select tenant, id, policy_id from dunning_run;

alter table dunning_proposal
  add column policy_id bigint,
  add column found bigint,
  add column wanted bigint;
update dunning_proposal p set policy_id = r.policy_id from dunning_run r where r.tenant = p.tenant and r.id = p.run_id;
alter table dunning_proposal alter column policy_id set not null;
comment on column dunning_proposal.wanted is 'what the condition asks for that kept the item out: days, notices or cents; found is what the item has';

alter table dunning_notice add column policy_id bigint;
update dunning_notice n set policy_id = r.policy_id from dunning_run r where r.tenant = n.tenant and r.id = n.run_id;
alter table dunning_notice alter column policy_id set not null;
alter table dunning_notice drop constraint dunning_notice_tenant_run_id_customer_id_level_currency_key;
alter table dunning_notice add unique (tenant, run_id, customer_id, policy_id, level, currency);

alter table dunning_run drop column policy_id;
