-- what both sides say and show each other about a case, as the agency's events tell it
create table case_message (
  tenant bigint not null,
  handover_id uuid not null,
  id uuid not null,
  sender text not null check (sender in ('AGENCY', 'MERCHANT')),
  kind text not null check (kind in ('MESSAGE', 'QUERY', 'ANSWER')),
  body text not null,
  posted_at timestamptz not null,
  due_on date,
  answer_to uuid,
  answered_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
create index case_message_by_handover on case_message (tenant, handover_id, posted_at);
create index case_message_asked on case_message (tenant, due_on) where kind = 'QUERY' and answered_at is null;
alter table case_message enable row level security;
create policy own on case_message using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table case_decision (
  tenant bigint not null,
  handover_id uuid not null,
  id uuid not null,
  kind text not null,
  text_de text not null,
  text_en text not null,
  requested_at timestamptz not null,
  due_on date not null,
  -- the question in full, fetched once after the event told of it
  fetched boolean not null default false,
  if_yes_de text,
  if_yes_en text,
  if_no_de text,
  if_no_en text,
  cost_cents bigint,
  offer_cents bigint,
  choice text,
  taken_by text,
  taken_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
create index case_decision_by_handover on case_decision (tenant, handover_id);
create index case_decision_open on case_decision (tenant, due_on) where choice is null;
alter table case_decision enable row level security;
create policy own on case_decision using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table case_document (
  tenant bigint not null,
  handover_id uuid not null,
  id uuid not null,
  sender text not null check (sender in ('AGENCY', 'MERCHANT')),
  kind text not null,
  name text not null,
  sha256 text not null,
  added_at timestamptz not null,
  primary key (tenant, handover_id, id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
alter table case_document enable row level security;
create policy own on case_document using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table case_instruction (
  tenant bigint not null,
  handover_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null,
  price_cents bigint not null,
  changed_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
create index case_instruction_by_handover on case_instruction (tenant, handover_id);
alter table case_instruction enable row level security;
create policy own on case_instruction using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table agency_onboarding (
  tenant bigint not null,
  agency text not null,
  position int not null,
  kind text not null,
  link text,
  text_de text not null,
  text_en text not null,
  primary key (tenant, agency, position),
  foreign key (tenant, agency) references agency_connection (tenant, name)
);
comment on table agency_onboarding is 'what an agency still needs before it accepts claims';
alter table agency_onboarding enable row level security;
create policy own on agency_onboarding using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
