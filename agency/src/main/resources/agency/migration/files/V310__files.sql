create sequence case_document_seq;
create table case_document (
  client bigint not null,
  id uuid not null,
  number bigint not null default nextval('case_document_seq'),
  case_id uuid not null,
  sender text not null check (sender in ('AGENCY', 'MERCHANT')),
  kind text not null,
  name text not null,
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null,
  added_at timestamptz not null,
  primary key (client, id),
  unique (client, case_id, sha256),
  foreign key (client, case_id) references collection_case (client, id)
);
create index case_document_of on case_document (client, case_id, number);
comment on table case_document is 'append-only: the content lies in document under its SHA-256';
alter table case_document enable row level security;
create policy own on case_document using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
