create sequence dunning_policy_seq;
create table dunning_policy (
  tenant bigint not null,
  id bigint not null default nextval('dunning_policy_seq'),
  name text not null,
  version int not null,
  valid_from date not null,
  primary key (tenant, id),
  unique (tenant, name, version)
);
comment on table dunning_policy is 'append-only: a published version never changes; a run names the version that it used';
alter table dunning_policy enable row level security;
create policy own on dunning_policy using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table dunning_level (
  tenant bigint not null,
  policy_id bigint not null,
  level int not null,
  kind text not null check (kind in ('REMINDER', 'DUNNING', 'COLLECTION')),
  days int not null check (days >= 0),
  fee_cents bigint not null default 0 check (fee_cents >= 0),
  interest boolean not null default false,
  channel text not null check (channel in ('EMAIL', 'LETTER', 'EMAIL_ELSE_LETTER')),
  template text not null,
  minimum_cents bigint not null default 0,
  deadline_days int not null default 10,
  collection_mode text check (collection_mode in ('AUTOMATIC', 'REVIEW')),
  agency text,
  primary key (tenant, policy_id, level),
  foreign key (tenant, policy_id) references dunning_policy (tenant, id),
  check ((kind = 'COLLECTION') = (collection_mode is not null))
);
comment on table dunning_level is 'append-only: belongs to a published version';
alter table dunning_level enable row level security;
create policy own on dunning_level using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence dunning_run_seq;
create table dunning_run (
  tenant bigint not null,
  id bigint not null default nextval('dunning_run_seq'),
  policy_id bigint not null,
  as_of date not null,
  lived_on date not null,
  state text not null check (state in ('PROPOSED', 'RELEASED', 'DONE', 'CANCELLED')),
  created_by text not null,
  released_by text,
  primary key (tenant, id),
  foreign key (tenant, policy_id) references dunning_policy (tenant, id)
);
alter table dunning_run enable row level security;
create policy own on dunning_run using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table dunning_proposal (
  tenant bigint not null,
  run_id bigint not null,
  item_id bigint not null,
  customer_id bigint not null,
  level int not null,
  decision text not null check (decision in ('DUE', 'EXCLUDED')),
  reason text,
  done boolean not null default false,
  primary key (tenant, run_id, item_id),
  foreign key (tenant, run_id) references dunning_run (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
create index dunning_proposal_waiting on dunning_proposal (tenant, run_id, customer_id) where decision = 'DUE' and not done;
alter table dunning_proposal enable row level security;
create policy own on dunning_proposal using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence dunning_notice_seq;
create table dunning_notice (
  tenant bigint not null,
  id bigint not null default nextval('dunning_notice_seq'),
  run_id bigint not null,
  customer_id bigint not null,
  level int not null,
  channel text not null check (channel in ('EMAIL', 'LETTER')),
  fee_cents bigint not null default 0,
  deadline_on date not null,
  created_on date not null,
  state text not null check (state in ('QUEUED', 'READY', 'SENT', 'PRINT')),
  interest_cents bigint not null default 0,
  document text,
  trouble text,
  leased_until timestamptz,
  primary key (tenant, id),
  unique (tenant, run_id, customer_id, level),
  foreign key (tenant, run_id) references dunning_run (tenant, id),
  foreign key (tenant, customer_id) references customer (tenant, id)
);
create index dunning_notice_waiting on dunning_notice (tenant, id) where state in ('QUEUED', 'READY');
alter table dunning_notice enable row level security;
create policy own on dunning_notice using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table dunning_notice_item (
  tenant bigint not null,
  item_id bigint not null,
  level int not null,
  notice_id bigint not null,
  open_cents bigint not null,
  primary key (tenant, item_id, level),
  foreign key (tenant, notice_id) references dunning_notice (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
comment on table dunning_notice_item is 'append-only: exactly one notice an item and level, ever';
create index dunning_notice_item_by_notice on dunning_notice_item (tenant, notice_id);
alter table dunning_notice_item enable row level security;
create policy own on dunning_notice_item using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
