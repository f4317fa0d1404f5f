-- open cases that no step is planned for: few, and counted on every page
create index collection_case_nothing_planned on collection_case (client, number)
  where status in ('ACCEPTED', 'PRE_COURT') and next_step_on is null;
