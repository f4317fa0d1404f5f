-- which document of the agency's became of a file that we sent; a message that names the file names the document instead
create table sent_file (
  tenant bigint not null,
  message_id uuid not null,
  document_id uuid not null,
  primary key (tenant, message_id)
);
alter table sent_file enable row level security;
create policy own on sent_file using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
