-- every foreign key has an index that begins with it
create index trust_entry_by_statement on trust_entry (statement);
create index trust_posting_by_entry on trust_posting (entry) where entry is not null;
