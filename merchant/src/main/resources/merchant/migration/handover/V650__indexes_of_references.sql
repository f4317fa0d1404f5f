-- every foreign key has an index that begins with it
create index handover_by_agency on handover (tenant, agency);
create index handover_item_by_item on handover_item (tenant, item_id);
