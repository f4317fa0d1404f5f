-- what bars every demand, or an emigration that does not
alter table debtor add known_state text check (known_state in ('INSOLVENT', 'DECEASED', 'MINOR', 'EMIGRATED'));

alter table collection_case
  -- the last day that bears interest
  add interest_until date,
  -- what of the principal was never owed
  add corrected_cents bigint not null default 0 check (corrected_cents between 0 and principal_cents),
  -- the strategy does nothing after this stage
  add last_stage text;
