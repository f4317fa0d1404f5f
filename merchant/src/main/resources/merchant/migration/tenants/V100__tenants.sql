create sequence tenant_seq;
create table tenant (
  tenant bigint primary key default nextval('tenant_seq'),
  number text not null unique,
  name text not null,
  legal_form text not null,
  street text not null,
  postcode text not null,
  city text not null,
  country char(2) not null default 'DE',
  federal_state text not null,
  email text not null,
  phone text not null default '',
  iban text not null,
  creditor_vat text not null check (creditor_vat in ('CREDITOR_DEDUCTS', 'CREDITOR_CANNOT_DEDUCT')),
  run_every_days int not null default 7,
  write_off_after_collection boolean not null default true
);
comment on table tenant is 'side-level: the list of merchants is the operator''s; it holds no data of debtors';
