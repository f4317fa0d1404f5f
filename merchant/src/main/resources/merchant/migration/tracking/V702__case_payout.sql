-- what of a case's money has reached us: an event tells the sum of paid and still to be paid, only the statement of account, once
-- paid, how much of it came
create view case_payout with (security_invoker = true) as
select l.tenant, l.case_id, l.payout_cents
  from agency_settlement_line l join agency_settlement s on s.tenant = l.tenant and s.id = l.settlement_id
 where s.paid_on is not null and l.case_id is not null and l.kind in ('RECEIPT', 'RETAINED_COSTS', 'REVERSAL');
