-- as a bank statement names its payer; indexed, because a row policy lets no expression use an index (decision 22)
alter table debtor add plain_name text not null generated always as (btrim(lower(
  coalesce(company || coalesce(' ' || legal_form, ''), coalesce(first_name, '') || ' ' || coalesce(last_name, ''))))) stored;
create index debtor_by_name on debtor (plain_name);
