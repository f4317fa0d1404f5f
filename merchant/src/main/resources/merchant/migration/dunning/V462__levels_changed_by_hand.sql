-- a person may give an item of a proposal another level of its policy before the run goes out
alter table dunning_proposal
  add column proposed_level int,
  add column level_reason text,
  add column level_by text;
comment on column dunning_proposal.proposed_level is 'the level that the rules proposed, where a person chose another one';
create index dunning_proposal_changed on dunning_proposal (tenant, run_id, item_id) where proposed_level is not null;
