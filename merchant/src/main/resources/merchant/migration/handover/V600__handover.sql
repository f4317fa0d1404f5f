create table agency_connection (
  tenant bigint not null,
  name text not null,
  url text not null,
  client_id text not null,
  client_secret text not null,
  webhook_base text not null default '',
  webhook_id uuid,
  webhook_secret text,
  event_cursor bigint not null default 0,
  events_applied bigint not null default 0,
  trouble text,
  primary key (tenant, name)
);
comment on column agency_connection.client_secret is 'sealed; the key is outside the database';
alter table agency_connection enable row level security;
create policy own on agency_connection using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence handover_seq;
create table handover (
  tenant bigint not null,
  id uuid not null,
  customer_id bigint not null,
  agency text not null,
  state text not null check (state in ('REVIEW', 'QUEUED', 'TRANSMITTING', 'ACCEPTED', 'QUERY', 'REJECTED', 'REMOVED', 'ENDED')),
  cause text not null check (cause in ('RUN', 'CLICK')),
  run_id bigint,
  created_by text not null,
  created_on date not null,
  merchant_reference text not null,
  claim jsonb,
  batch uuid,
  sent_on date,
  answered_on date,
  attempts int not null default 0,
  due_at timestamptz,
  trouble text,
  case_id uuid,
  case_reference text,
  reason_code text,
  faults jsonb not null default '[]',
  primary key (tenant, id),
  unique (tenant, merchant_reference),
  unique (tenant, case_id),
  foreign key (tenant, customer_id) references customer (tenant, id),
  foreign key (tenant, agency) references agency_connection (tenant, name)
);
create index handover_waiting on handover (tenant, state, created_on, id) where state in ('REVIEW', 'QUEUED', 'TRANSMITTING', 'REJECTED', 'QUERY');
create index handover_batch on handover (tenant, batch) where state = 'TRANSMITTING';
create index handover_by_customer on handover (tenant, customer_id);
alter table handover enable row level security;
create policy own on handover using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table handover_item (
  tenant bigint not null,
  handover_id uuid not null,
  item_id bigint not null,
  live boolean not null default true,
  principal_cents bigint not null default 0,
  primary key (tenant, handover_id, item_id),
  foreign key (tenant, handover_id) references handover (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id)
);
create unique index handover_item_once on handover_item (tenant, item_id) where live;
comment on index handover_item_once is 'an item is in at most one hand-over that lives';
alter table handover_item enable row level security;
create policy own on handover_item using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
