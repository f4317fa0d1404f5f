create sequence address_inquiry_seq;
create table address_inquiry (
  client bigint not null,
  id bigint not null default nextval('address_inquiry_seq'),
  debtor_id bigint not null,
  -- the address from which a letter came back; nobody asks twice for the same one
  street text not null,
  postcode text not null,
  city text not null,
  register text not null,
  asked_on date not null,
  -- null when the register knows none
  new_street text,
  new_postcode text,
  new_city text,
  primary key (client, id),
  unique (client, debtor_id, street, postcode, city),
  foreign key (client, debtor_id) references debtor (client, id),
  check ((new_street is null) = (new_postcode is null) and (new_street is null) = (new_city is null))
);
comment on table address_inquiry is 'append-only: which register was asked for whose address, and its answer';
alter table address_inquiry enable row level security;
create policy own on address_inquiry using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
create index collection_case_tracing on collection_case (client, number) where status = 'TRACING';
