-- one index for lists by state and for their sums instead of two: fewer to write, and the sums read nothing but it
create index open_item_by_state_and_due on open_item (tenant, state, due_on, id) include (open_cents, currency);
drop index open_item_by_state;
drop index open_item_sums;
