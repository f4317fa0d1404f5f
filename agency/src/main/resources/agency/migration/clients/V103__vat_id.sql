-- VAT identification number (§ 27a UStG), for the invoices to the client; empty where it has none
alter table client add vat_id text not null default '';
