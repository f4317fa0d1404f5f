-- where the case stood when the plan was agreed; null in plans that were agreed before this was noted
alter table payment_plan add agreed_in text;
-- when the strategy would have gone on if nothing had been offered; null when it waits no longer for the offer
alter table payment_plan add strategy_on date;
-- how often the debtor was told that this instalment is missing
alter table plan_instalment add notices int not null default 0 check (notices >= 0);
update plan_instalment set notices = 1 where missed_on is not null;
