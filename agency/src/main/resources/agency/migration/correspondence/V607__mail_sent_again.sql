-- whether the address does not work at all, and whether what came back went out again (or nothing is left to say)
alter table letter add column address_dead boolean not null default false;
alter table letter add column resent boolean not null default false;
create index letter_to_resend on letter (client, id) where undelivered_on is not null and state = 'SENT' and not resent;
