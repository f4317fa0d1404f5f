-- what of the payment had been refunded as paid too much when it went back
alter table returned_after_end add refunded_cents bigint not null default 0;
alter table returned_after_end alter refunded_cents drop default;
update returned_after_end r set refunded_cents = p.overpaid_cents
  from payment p where p.client = r.client and p.id = r.payment_id and p.source = 'TRUST';
