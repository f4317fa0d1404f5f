create sequence information_given_seq;
create table information_given (
  client bigint not null,
  id bigint not null default nextval('information_given_seq'),
  debtor_id bigint not null,
  given_on date not null,
  given_by text not null,
  -- of the file that was handed out; the file itself is not kept, it would be one more copy of everything
  sha256 text not null,
  primary key (client, id),
  foreign key (client, debtor_id) references debtor (client, id)
);
create index information_given_of on information_given (client, debtor_id);
comment on table information_given is 'append-only: who was told what is stored of him, and when (Art. 15 GDPR)';
alter table information_given enable row level security;
create policy own on information_given using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create index debtor_by_birth on debtor (date_of_birth) where date_of_birth is not null;
create index trust_entry_by_case on trust_entry (of_client, case_id) where case_id is not null;
