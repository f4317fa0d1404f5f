-- payments that went back after their case had ended for another reason than payment, or after a part of them had been
-- refunded; a person has to know
create table returned_after_end (
  client bigint not null,
  payment_id uuid not null,
  case_id uuid not null,
  returned_on date not null,
  seen_on date,
  seen_by text,
  primary key (client, payment_id),
  foreign key (client, payment_id) references payment (client, id),
  foreign key (client, case_id) references collection_case (client, id),
  check ((seen_on is null) = (seen_by is null))
);
create index returned_after_end_by_case on returned_after_end (client, case_id);
create index returned_after_end_unseen on returned_after_end (returned_on, payment_id) where seen_on is null;
alter table returned_after_end enable row level security;
create policy own on returned_after_end using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
