-- version 1 of every client is the text that comes with the program
create table strategy_version (
  client bigint not null references client,
  version int not null check (version > 1),
  valid_from date not null,
  published_by text not null,
  published_at timestamptz not null,
  note text not null,
  yaml text not null,
  primary key (client, version)
);
comment on table strategy_version is 'append-only: each sequence of steps as it was published';
alter table strategy_version enable row level security;
create policy own on strategy_version using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
