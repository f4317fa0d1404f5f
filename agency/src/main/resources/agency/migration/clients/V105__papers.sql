-- the last day on which the power of attorney counts; null: until it is revoked
alter table client add power_of_attorney_until date;

-- contract and power of attorney as they were signed
create sequence client_paper_seq;
create table client_paper (
  client bigint not null references client,
  id bigint not null default nextval('client_paper_seq'),
  kind text not null check (kind in ('CONTRACT', 'POWER_OF_ATTORNEY')),
  signed_on date not null,
  valid_to date check (valid_to >= signed_on),
  document text not null,
  added_by text not null,
  added_on date not null,
  primary key (client, id)
);
comment on table client_paper is 'append-only';
alter table client_paper enable row level security;
create policy own on client_paper using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
