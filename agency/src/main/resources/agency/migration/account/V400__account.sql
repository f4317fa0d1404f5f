create sequence posting_seq;
create table posting (
  client bigint not null,
  id bigint not null default nextval('posting_seq'),
  case_id uuid not null,
  kind text not null,
  debit text not null,
  credit text not null,
  item int,
  amount_cents bigint not null check (amount_cents > 0),
  booked_on date not null,
  value_on date not null,
  interest_to date,
  payment_id uuid,
  reverses bigint,
  text_de text not null,
  text_en text not null,
  primary key (client, id),
  foreign key (client, case_id) references collection_case (client, id),
  foreign key (client, reverses) references posting (client, id),
  check (debit <> credit)
);
comment on table posting is 'append-only: one row is debit, credit and amount, so it cannot be out of balance';
create index posting_by_case on posting (client, case_id, id);
create index posting_by_payment on posting (client, payment_id) where payment_id is not null;
create unique index posting_reversed_once on posting (client, reverses) where reverses is not null;
alter table posting enable row level security;
create policy own on posting using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
