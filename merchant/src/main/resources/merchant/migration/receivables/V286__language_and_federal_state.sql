-- as with addresses: what a person puts right stays until the merchant's own program says something else
alter table customer
  add column federal_state text not null default '',
  add column source_language text not null default '',
  add column source_federal_state text not null default '',
  add check (language in ('de', 'en'));
comment on column customer.federal_state is 'where the customer lives or has its seat, as NW; empty when nobody knows: then the merchant''s own counts';
