-- every foreign key has an index that begins with it
create index dunning_run_by_policy on dunning_run (tenant, policy_id);
create index dunning_proposal_by_item on dunning_proposal (tenant, item_id);
create index dunning_notice_by_customer on dunning_notice (tenant, customer_id);
