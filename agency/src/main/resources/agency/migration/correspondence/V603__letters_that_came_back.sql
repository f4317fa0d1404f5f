alter table letter add returned_on date;
