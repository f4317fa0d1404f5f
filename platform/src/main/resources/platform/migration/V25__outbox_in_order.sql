-- what waits is taken in order from the beginning, without sorting all of it
create index outbox_due on outbox (tenant, seq) where sent_at is null and parked_at is null;
drop index outbox_waiting;
