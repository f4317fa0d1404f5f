alter table webhook
  -- the secret before the last rotation, sealed; both sign until then
  add column old_secret text,
  add column old_secret_until timestamptz,
  add column failures int not null default 0,
  -- after failures in a row only one delivery is tried, and not before this moment
  add column quiet_until timestamptz,
  add column disabled_at timestamptz,
  add column notice_due boolean not null default false;
create index webhook_notice on webhook (client, id) where notice_due;

create sequence webhook_attempt_seq;
create table webhook_attempt (
  client bigint not null,
  webhook_id uuid not null,
  id bigint not null default nextval('webhook_attempt_seq'),
  seq bigint not null,
  attempt int not null,
  result text not null check (result in ('DELIVERED', 'FAILED', 'LEFT_TO_FEED')),
  detail text,
  took_ms int,
  at timestamptz not null,
  primary key (client, webhook_id, id),
  foreign key (client, webhook_id) references webhook (client, id) on delete cascade
);
comment on table webhook_attempt is 'the log of deliveries, kept for 30 days';
create index webhook_attempt_by_age on webhook_attempt (client, at);
alter table webhook_attempt enable row level security;
create policy own on webhook_attempt using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
