create sequence note_seq;
create table note (
  tenant bigint not null,
  id bigint not null default nextval('note_seq'),
  customer_id bigint not null,
  item_id bigint,
  handover_id uuid,
  text text not null check (text <> ''),
  written_at timestamptz not null,
  written_by text not null,
  primary key (tenant, id),
  foreign key (tenant, customer_id) references customer (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
comment on table note is 'append-only: what somebody wrote about a customer, one of his invoices or a case';
create index note_by_customer on note (tenant, customer_id, id);
create index note_by_item on note (tenant, item_id) where item_id is not null;
create index note_by_handover on note (tenant, handover_id) where handover_id is not null;
alter table note enable row level security;
create policy own on note using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table note_withdrawal (
  tenant bigint not null,
  note_id bigint not null,
  withdrawn_on date not null,
  withdrawn_by text not null,
  primary key (tenant, note_id),
  foreign key (tenant, note_id) references note (tenant, id)
);
comment on table note_withdrawal is 'append-only: a note that is withdrawn stays to be read';
alter table note_withdrawal enable row level security;
create policy own on note_withdrawal using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table note_file (
  tenant bigint not null,
  note_id bigint not null,
  position int not null,
  name text not null,
  sha256 text not null,
  primary key (tenant, note_id, position),
  foreign key (tenant, note_id) references note (tenant, id)
);
comment on table note_file is 'append-only: files that belong to a note';
alter table note_file enable row level security;
create policy own on note_file using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create sequence task_seq;
create table task (
  tenant bigint not null,
  id bigint not null default nextval('task_seq'),
  customer_id bigint not null,
  item_id bigint,
  handover_id uuid,
  text text not null check (text <> ''),
  due_on date not null,
  assignee text not null,
  created_on date not null,
  created_by text not null,
  done_on date,
  done_by text,
  primary key (tenant, id),
  check ((done_on is null) = (done_by is null)),
  foreign key (tenant, customer_id) references customer (tenant, id),
  foreign key (tenant, item_id) references open_item (tenant, id),
  foreign key (tenant, handover_id) references handover (tenant, id)
);
comment on column task.assignee is 'login of who should do it; empty: anybody';
create index task_open on task (tenant, due_on, id) where done_on is null;
create index task_by_customer on task (tenant, customer_id, id);
create index task_by_item on task (tenant, item_id) where item_id is not null;
create index task_by_handover on task (tenant, handover_id) where handover_id is not null;
alter table task enable row level security;
create policy own on task using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
