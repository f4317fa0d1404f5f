alter table outbox
  add column created_at timestamptz,
  -- who decided that a parked message is not to be sent any more
  add column dropped_by text;
create index outbox_parked on outbox (tenant, parked_at) where parked_at is not null;
create index outbox_by_subject on outbox (tenant, subject, seq);
