create table claim_file (
  client bigint not null references client,
  sha256 text not null,
  name text not null,
  received_on date not null,
  received_at timestamptz not null,
  claims int not null,
  accepted int not null,
  rejected int not null,
  result text not null,
  primary key (client, sha256)
);
comment on table claim_file is 'append-only: files with claims, each content taken once, with the result that was given';
create index claim_file_by_age on claim_file (client, received_at);
alter table claim_file enable row level security;
create policy own on claim_file using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
