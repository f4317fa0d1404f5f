-- Tables that both sides need. Here "tenant" is a merchant on the merchant side and a client at the agency; 0 is the side itself.

create table day_job_run (
  day date not null,
  job text not null,
  finished_at timestamptz not null,
  primary key (day, job)
);

create sequence app_user_seq;
-- no row-level security: login happens before the tenant is known
create table app_user (
  id bigint primary key default nextval('app_user_seq'),
  of_tenant bigint not null,
  login text not null unique,
  password_hash text not null,
  display_name text not null,
  role text not null,
  locale text not null default 'de'
);

create table document (
  tenant bigint not null,
  sha256 text not null,
  media_type text not null,
  name text not null,
  content bytea not null,
  created_on date not null,
  primary key (tenant, sha256)
);
comment on table document is 'append-only';
alter table document enable row level security;
create policy own on document using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence outbox_seq;
create table outbox (
  tenant bigint not null,
  seq bigint not null default nextval('outbox_seq'),
  id uuid not null,
  subject text not null,
  type text not null,
  payload jsonb not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  sent_at timestamptz,
  parked_at timestamptz,
  primary key (tenant, id)
);
create index outbox_waiting on outbox (tenant, subject, seq) where sent_at is null;
alter table outbox enable row level security;
create policy own on outbox using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

-- db-scheduler's own table
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
