-- every foreign key has an index that begins with it
create index side_cost_by_customer on side_cost (tenant, customer_id);
create index dunning_block_by_item on dunning_block (tenant, item_id) where item_id is not null;
