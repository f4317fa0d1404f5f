-- Lists and the search over a million items. Row-level security keeps functions that might leak (like, lower) away from
-- an index, so what is searched by its beginning or its end is kept ready and compared with >= and < only.
alter table customer
  add column search_name text collate "C" generated always as (lower(case when company <> '' then company else last_name end)) stored;
create index customer_by_name on customer (tenant, search_name);

alter table open_item
  add column search_number text collate "C" generated always as (upper(number)) stored,
  add column search_ending text collate "C" generated always as (reverse(upper(number))) stored;
create index open_item_by_number on open_item (tenant, search_number, id);
create index open_item_by_ending on open_item (tenant, search_ending);
create index open_item_by_amount on open_item (tenant, state, open_cents, id);
create index open_item_sums on open_item (tenant, state, due_on) include (open_cents);
