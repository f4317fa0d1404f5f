-- amounts of different currencies never stand on one notice
alter table dunning_notice add column currency char(3) not null default 'EUR';
alter table dunning_notice alter column currency drop default;
alter table dunning_notice drop constraint dunning_notice_tenant_run_id_customer_id_level_key;
alter table dunning_notice add unique (tenant, run_id, customer_id, level, currency);
