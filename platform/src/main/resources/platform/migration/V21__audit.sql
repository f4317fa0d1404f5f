create sequence audit_seq;
create table audit (
  tenant bigint not null,
  seq bigint not null default nextval('audit_seq'),
  at timestamptz not null,
  day date not null,
  login text not null,
  display_name text not null,
  -- an address of the table of rights; its words stand in the message files
  action text not null,
  outcome text not null,
  subject text not null,
  -- where the result is to be seen: a path of ours, never with a query
  page text not null,
  detail text not null,
  primary key (tenant, seq)
);
comment on table audit is 'append-only: who did what and when on the pages';
create index audit_by_day on audit (tenant, day, seq);
create index audit_by_person on audit (tenant, login, seq);
alter table audit enable row level security;
create policy own on audit using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
