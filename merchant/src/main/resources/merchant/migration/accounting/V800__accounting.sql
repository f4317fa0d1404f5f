create table accounting_settings (
  tenant bigint not null,
  chart text not null check (chart in ('SKR03', 'SKR04')),
  consultant int not null check (consultant between 1001 and 9999999),
  client int not null check (client between 1 and 99999),
  year_begins int not null check (year_begins between 1 and 12),
  own jsonb not null,
  primary key (tenant)
);
alter table accounting_settings enable row level security;
create policy own on accounting_settings using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence booking_export_seq;
create table booking_export (
  tenant bigint not null,
  id bigint not null default nextval('booking_export_seq'),
  format text not null check (format in ('DATEV', 'CSV')),
  from_on date not null,
  to_on date not null,
  bookings int not null,
  left_out int not null,
  document text not null,
  exported_on date not null,
  exported_by text not null,
  primary key (tenant, id)
);
comment on table booking_export is 'append-only: what went to accounting, and the very file';
alter table booking_export enable row level security;
create policy own on booking_export using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
