alter table client
  -- a test client's claims behave like real ones but move no money and send nothing
  add test boolean not null default false,
  -- when the papers came without which nothing is collected
  add contract_on date,
  add power_of_attorney_on date,
  -- how many calls its system may make; the agency's own number where null
  add requests_per_minute int check (requests_per_minute > 0);
-- who is a client already has been accepted
update client set contract_on = current_date, power_of_attorney_on = current_date;
