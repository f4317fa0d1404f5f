-- the agency's invoices are numbered one after the other (§ 14(4) no. 4 UStG): who draws a number holds it until his invoice is written,
-- and gives it back when it is not
create table invoice_number (
  id int primary key default 1 check (id = 1),
  last bigint not null
);
comment on table invoice_number is 'side-level: one sequence for the invoices to all clients';
insert into invoice_number (last) values (0);

-- the invoice for the fees of a settlement; a settlement has one or none
create table fee_invoice (
  client bigint not null,
  settlement_id uuid not null,
  number text not null,
  -- reduces what earlier invoices charged
  credit_note boolean not null,
  net_cents bigint not null check (net_cents >= 0),
  vat_cents bigint not null check (vat_cents >= 0),
  -- what the settlement could not set off
  due_cents bigint not null check (due_cents between 0 and net_cents + vat_cents),
  document text not null,
  primary key (client, settlement_id),
  unique (client, number),
  foreign key (client, settlement_id) references settlement (client, id)
);
comment on table fee_invoice is 'append-only';
alter table fee_invoice enable row level security;
create policy own on fee_invoice using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
