-- which file an item came with and where it stood there; a number that stands there twice is told from one that comes again
alter table open_item
  add column import_id bigint,
  add column import_at text;
