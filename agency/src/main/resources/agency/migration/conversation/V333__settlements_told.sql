-- when the debtor was last told that his offer is accepted: his time to pay counts from that day
alter table case_decision add told_on date;
update case_decision set told_on = (taken_at at time zone 'Europe/Berlin')::date
 where kind = 'SETTLEMENT_OFFER' and choice = 'YES';
