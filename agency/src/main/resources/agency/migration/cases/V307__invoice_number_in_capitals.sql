-- an index over an expression is never used under a row policy: upper() is not leakproof
alter table case_item add column upper_number text not null generated always as (upper(invoice_number)) stored;
drop index case_item_named;
create index case_item_named on case_item (upper_number);
