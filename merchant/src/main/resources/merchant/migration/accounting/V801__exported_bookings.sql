-- what stands in files already; equal bookings are told apart by their number only
create table booking_exported (
  tenant bigint not null,
  format text not null,
  day date not null,
  document text not null,
  kind text not null,
  debit text not null,
  credit text not null,
  cents bigint not null,
  currency char(3) not null,
  customer_number text not null,
  nth int not null,
  primary key (tenant, format, day, document, kind, debit, credit, cents, currency, customer_number, nth)
);
comment on table booking_exported is 'append-only: bookings that a file of a format holds, so that the next one holds what came later';
alter table booking_exported enable row level security;
create policy own on booking_exported using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
