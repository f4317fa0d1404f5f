create sequence strategy_trial_seq;
create table strategy_trial (
  client bigint not null references client,
  id bigint not null default nextval('strategy_trial_seq'),
  usual int not null,
  other int not null check (other <> usual),
  -- how many of a hundred new cases begin under the other version
  percent int not null check (percent between 1 and 99),
  -- of whom; everybody's where null
  debtor_kind text check (debtor_kind in ('CONSUMER', 'BUSINESS')),
  begun_on date not null,
  begun_by text not null,
  ended_on date,
  ended_by text,
  -- under which version new cases begin since the end, until one after the latest of that day is in force
  kept int,
  latest int,
  primary key (client, id),
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (kept is null) and (ended_on is null) = (latest is null))
);
create unique index strategy_trial_running on strategy_trial (client) where ended_on is null;
comment on table strategy_trial is 'two versions of a strategy that share new cases';
alter table strategy_trial enable row level security;
create policy own on strategy_trial using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
