-- every foreign key has an index that begins with it
create index leftover_by_claim on leftover (tenant, claim_id) where claim_id is not null;
create index account_journal_by_item on account_journal (tenant, item_id) where item_id is not null;
