alter table terms
  -- success fee by age and amount of a claim: [{"fromCents": 100000, "days": 0, "percent": 4}], in ascending order
  add tiers jsonb not null default '[]',
  -- least success fee of a claim of which something came in
  add minimum_fee_cents bigint not null default 0 check (minimum_fee_cents >= 0),
  -- settled before its period is over when so much has come in; 0: never
  add settlement_threshold_cents bigint not null default 0 check (settlement_threshold_cents >= 0);
