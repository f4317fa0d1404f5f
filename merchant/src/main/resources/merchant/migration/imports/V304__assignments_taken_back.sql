-- a payment that was matched wrongly is taken off its items and waits again; each assignment of an entry has its number
alter table statement_entry
  add column assignment int not null default 1,
  add column freed_on date;
comment on column statement_entry.freed_on is 'since when the entry waits again; what is booked then is booked on that day';

alter table statement_match add column assignment int not null default 1;
alter table statement_match drop constraint statement_match_pkey;
alter table statement_match add primary key (tenant, entry_id, item_id, assignment);

create table statement_unmatch (
  tenant bigint not null,
  entry_id bigint not null,
  assignment int not null,
  reason text not null,
  undone_on date not null,
  undone_by text not null,
  primary key (tenant, entry_id, assignment),
  foreign key (tenant, entry_id) references statement_entry (tenant, id)
);
comment on table statement_unmatch is 'append-only: which assignment of an entry was taken back, by whom and why';
alter table statement_unmatch enable row level security;
create policy own on statement_unmatch using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
