-- the platform keeps them on either side, and calls the owner the tenant
alter table idempotency_key rename column client to tenant;
