create index trust_posting_by_day on trust_posting (booked_on);
create index settlement_by_day on settlement (issued_on);

create sequence booking_export_seq;
create table booking_export (
  id bigint primary key default nextval('booking_export_seq'),
  format text not null check (format in ('DATEV', 'CSV')),
  from_on date not null,
  to_on date not null,
  bookings int not null,
  document text not null,
  exported_on date not null,
  exported_by text not null
);
comment on table booking_export is 'side-level; append-only: what went to the agency''s accounting, and the very file';

create table booking_exported (
  format text not null,
  source text not null,
  source_id text not null,
  primary key (format, source, source_id)
);
comment on table booking_exported is 'side-level; append-only: bookings that a file of a format holds, so that the next one holds what came later';
