-- a case keeps the terms under which it was accepted
alter table collection_case add terms_version int;
update collection_case c set terms_version = (
  select t.version from terms t where t.client = c.client
   order by t.valid_from > c.accepted_on, case when t.valid_from <= c.accepted_on then t.version end desc nulls last, t.version limit 1);
alter table collection_case
  alter terms_version set not null,
  add foreign key (client, terms_version) references terms (client, version);
create index collection_case_by_terms on collection_case (client, terms_version);
