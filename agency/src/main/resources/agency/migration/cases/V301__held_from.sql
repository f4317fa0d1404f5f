-- where a case stood before it was paused or queried, so that it goes on there
alter table collection_case add held_from text;
update collection_case set held_from = 'PRE_COURT' where status = 'PAUSED';
update collection_case set held_from = 'ACCEPTED' where status = 'QUERY';
alter table collection_case add check ((held_from is not null) = (status in ('PAUSED', 'QUERY')));
