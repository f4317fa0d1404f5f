-- lists that are too long for one transaction are kept in parts and taken chunk by chunk
alter table import
  add column state text not null default 'DONE' check (state in ('TRIED', 'RUNNING', 'DONE')),
  add column lines bigint not null default 0,
  add column lines_done bigint not null default 0,
  add column trouble text;
create index import_running on import (tenant, id) where state = 'RUNNING';

create table import_part (
  tenant bigint not null,
  import_id bigint not null,
  part int not null,
  content bytea not null,
  primary key (tenant, import_id, part),
  foreign key (tenant, import_id) references import (tenant, id)
);
comment on table import_part is 'append-only: the file of a long list as it came';
alter table import_part enable row level security;
create policy own on import_part using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
