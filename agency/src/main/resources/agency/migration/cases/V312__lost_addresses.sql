-- since when letters come back from the address that is known; none when it is believed to be right
alter table debtor add address_lost_on date;
create index debtor_lost on debtor (client, id) where address_lost_on is not null;
