-- an invoice that is paid in instalments: each is an item of its own with its own due date, named after the invoice
alter table open_item
  add column invoice_number text,
  add column plain_invoice_number text generated always as (upper(regexp_replace(invoice_number, '[^0-9A-Za-z]', '', 'g'))) stored;
create index open_item_by_invoice on open_item (tenant, plain_invoice_number) where plain_invoice_number is not null;

-- REPLACED: what it asked other items ask now, an invoice's instalments or, when they were taken back, the invoice
alter table open_item drop constraint open_item_state_check;
alter table open_item add constraint open_item_state_check
  check (state in ('OPEN', 'PAID', 'IN_COLLECTION', 'WRITTEN_OFF', 'REPLACED'));
