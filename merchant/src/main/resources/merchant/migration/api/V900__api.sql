-- with what a merchant's own systems call the interface; the secret itself is nowhere
create table api_key (
  tenant bigint not null,
  id uuid not null,
  system text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  created_by text not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (tenant, id)
);
alter table api_key enable row level security;
create policy own on api_key using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

-- what a system wrote once under a key is answered again, not done again
create table idempotency_key (
  tenant bigint not null,
  key text not null,
  request_hash text not null,
  status int,
  headers jsonb,
  body text,
  created_at timestamptz not null,
  primary key (tenant, key)
);
create index idempotency_key_age on idempotency_key (tenant, created_at);
alter table idempotency_key enable row level security;
create policy own on idempotency_key using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
