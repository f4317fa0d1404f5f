-- every foreign key has an index that begins with it
create index settlement_by_terms on settlement (client, terms_version);
create index settlement_line_by_case on settlement_line (client, case_id) where case_id is not null;
create index settled_payment_by_settlement on settled_payment (client, settlement_id);
create index settled_fee_by_settlement on settled_fee (client, settlement_id);
