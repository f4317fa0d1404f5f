-- what a dunning policy may ask for
alter table customer add column customer_group text not null default '';
alter table open_item add column shop text not null default '';
alter table open_item add column payment_method text not null default '';
