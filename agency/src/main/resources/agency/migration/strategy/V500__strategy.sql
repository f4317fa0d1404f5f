create table case_step (
  client bigint not null,
  case_id uuid not null,
  step int not null,
  name text not null,
  strategy text not null,
  version int not null,
  due_on date not null,
  done_on date not null,
  primary key (client, case_id, step),
  foreign key (client, case_id) references collection_case (client, id)
);
comment on table case_step is 'append-only: each step of a case is done exactly once';
alter table case_step enable row level security;
create policy own on case_step using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
