alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check
  check (kind in ('INVOICE', 'CREDIT_NOTE', 'STATEMENT', 'OPEN_ITEMS', 'RETURNED_MAIL'));
