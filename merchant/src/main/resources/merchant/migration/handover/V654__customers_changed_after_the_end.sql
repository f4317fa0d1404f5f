-- the customer changed while the case had ended: the agency hears of it when the case lives again
alter table handover add customer_changed boolean not null default false;
