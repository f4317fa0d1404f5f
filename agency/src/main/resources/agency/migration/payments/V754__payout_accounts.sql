-- where a client's money is to go from now on; it goes there once somebody else has looked at it
create sequence payout_account_seq;
create table payout_account (
  client bigint not null references client,
  id bigint not null default nextval('payout_account_seq'),
  iban text not null,
  bic text not null,
  holder text not null,
  wanted_by text not null,
  wanted_on date not null,
  state text not null default 'WAITS' check (state in ('WAITS', 'CONFIRMED', 'DROPPED')),
  decided_by text,
  decided_on date,
  primary key (client, id),
  check ((state = 'WAITS') = (decided_by is null)),
  -- four eyes
  check (state <> 'CONFIRMED' or decided_by <> wanted_by)
);
create unique index payout_account_waits on payout_account (client) where state = 'WAITS';
alter table payout_account enable row level security;
create policy own on payout_account using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
