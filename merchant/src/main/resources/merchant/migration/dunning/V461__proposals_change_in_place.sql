-- each proposal is written once and marked once: room on its page, and no index over what the mark changes
alter table dunning_proposal set (fillfactor = 60);
drop index dunning_proposal_waiting;
create index dunning_proposal_due on dunning_proposal (tenant, run_id, customer_id) where decision = 'DUE';
-- levels and open amounts of items change often, and fifteen indexes need not know
alter table open_item set (fillfactor = 85);
