-- The day on which an e-mail came back, or was refused at once; the address is not used again.
alter table letter add column undelivered_on date;
create index letter_undelivered on letter (client, case_id) where undelivered_on is not null;
