-- which of the data of a closed case were erased: first letters and what belongs to them, then what vouchers say of a person
alter table collection_case add erased text check (erased in ('LETTERS', 'VOUCHERS'));
create index collection_case_to_erase on collection_case (client, closed_on)
  where closed_on is not null and erased is distinct from 'VOUCHERS';
create index case_document_by_content on case_document (client, sha256);

create table erasure_hold (
  client bigint not null,
  case_id uuid not null,
  reason text not null,
  noted_on date not null,
  noted_by text not null,
  primary key (client, case_id),
  foreign key (client, case_id) references collection_case (client, id)
);
comment on table erasure_hold is 'cases that a person keeps beyond their time, for a complaint or a lawsuit';
alter table erasure_hold enable row level security;
create policy own on erasure_hold using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create sequence erasure_seq;
create table erasure (
  client bigint not null references client,
  id bigint not null default nextval('erasure_seq'),
  erased_on date not null,
  -- SHA-256 of the case's reference: who knows the reference finds the line, the line names nobody
  case_hash text not null,
  rule text not null check (rule in ('LETTERS', 'VOUCHERS')),
  kept_until date not null,
  -- how many rows of which table
  counts jsonb not null,
  primary key (client, id)
);
create index erasure_latest on erasure (id);
comment on table erasure is 'append-only: the proof of what was erased, by which rule';
alter table erasure enable row level security;
create policy own on erasure using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table erasure_rule (
  one boolean primary key default true check (one),
  assessed_until int not null,
  set_on date not null,
  set_by text not null
);
comment on table erasure_rule is 'side-level: up to which year the agency''s taxes are finally assessed (§ 147(3) sentence 5 AO)';

-- nobody is known by it any more
alter table debtor add erased boolean not null default false;
