-- addresses and e-mail addresses beside the ones that letters and mails go to
create sequence customer_contact_seq;
create table customer_contact (
  tenant bigint not null,
  id bigint not null default nextval('customer_contact_seq'),
  customer_id bigint not null,
  street text not null default '',
  postcode text not null default '',
  city text not null default '',
  country char(2) not null default 'DE',
  email text not null default '',
  note text not null default '',
  -- it was the one that letters or mails went to
  former boolean not null default false,
  primary key (tenant, id),
  foreign key (tenant, customer_id) references customer (tenant, id),
  check ((email = '') <> (city = ''))
);
create index customer_contact_by_customer on customer_contact (tenant, customer_id);
alter table customer_contact enable row level security;
create policy own on customer_contact using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

-- what the merchant's own program said last: what a person puts right stays until that program says something else
alter table customer add column source_contact text;
update customer set source_contact = concat_ws(chr(10), street, postcode, city, email);
