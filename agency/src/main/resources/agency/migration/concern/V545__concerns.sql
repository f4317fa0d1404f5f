create table case_concern (
  client bigint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('COMPLAINT', 'HARDSHIP')),
  channel text not null check (channel in ('EMAIL', 'LETTER', 'PHONE', 'OTHER')),
  text text not null,
  noted_on date not null,
  noted_by text not null,
  -- by when the debtor has an answer
  due_on date not null,
  decision text check (decision in ('SETTLE', 'PLAN', 'PAUSE', 'CLOSE', 'GO_ON')),
  decided_on date,
  decided_by text,
  answer text,
  primary key (client, id),
  foreign key (client, case_id) references collection_case (client, id),
  check ((decision is null) = (decided_on is null) and (decision is null) = (decided_by is null))
);
create index case_concern_of on case_concern (client, case_id, noted_on);
create index case_concern_open on case_concern (due_on) where decision is null;
comment on table case_concern is 'complaints and hardships that debtors told, and what was decided';
alter table case_concern enable row level security;
create policy own on case_concern using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
