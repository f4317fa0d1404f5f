create sequence case_event_seq;
create table case_event (
  client bigint not null references client,
  -- the order of recording; a case's row is locked while its events are, so a case's order never contradicts it
  ord bigint not null default nextval('case_event_seq'),
  id uuid not null,
  -- dense and gapless; null until the sequencer has seen the event committed
  seq bigint,
  case_id uuid,
  case_seq bigint,
  type text not null,
  occurred_at timestamptz not null,
  business_day date not null,
  case_reference text,
  merchant_reference text,
  status text,
  stage text,
  next_step text,
  next_step_on date,
  outcome text,
  principal_cents bigint,
  interest_cents bigint,
  merchant_costs_cents bigint,
  collection_costs_cents bigint,
  paid_cents bigint,
  open_cents bigint,
  paid_out_cents bigint,
  to_pay_out_cents bigint,
  data jsonb not null,
  text_de text not null,
  text_en text not null,
  primary key (client, ord),
  unique (client, id),
  unique (client, seq),
  unique (client, case_id, case_seq),
  foreign key (client, case_id) references collection_case (client, id)
);
create index case_event_unnumbered on case_event (client, ord) where seq is null;
alter table case_event enable row level security;
create policy own on case_event using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table webhook (
  client bigint not null references client,
  id uuid not null,
  url text not null,
  types jsonb not null,
  secret text not null,
  active boolean not null default true,
  created_at timestamptz not null,
  failing_since timestamptz,
  primary key (client, id)
);
alter table webhook enable row level security;
create policy own on webhook using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table webhook_delivery (
  client bigint not null,
  webhook_id uuid not null,
  seq bigint not null,
  attempts int not null default 0,
  first_at timestamptz not null,
  due_at timestamptz not null,
  last_error text,
  primary key (client, webhook_id, seq),
  foreign key (client, webhook_id) references webhook (client, id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (client, due_at);
comment on table webhook_delivery is 'what waits to be pushed; a row goes when it was acknowledged or left to the feed';
alter table webhook_delivery enable row level security;
create policy own on webhook_delivery using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
