create sequence payout_release_seq;
create table payout_release (
  id bigint primary key default nextval('payout_release_seq'),
  released_by text not null,
  released_on date not null
);
comment on table payout_release is 'side-level: a person let transfers go to the bank, in a file of their own';

create table payout_rule (
  one boolean primary key default true check (one),
  by_person boolean not null
);
comment on table payout_rule is 'side-level: whether money waits for a person before it leaves the trust account';

alter table payout
  -- the login of who brought it about by hand; SYSTEM when nobody did
  add column prepared_by text not null default 'SYSTEM',
  -- goes to the bank with the file of its day; the others wait for a release
  add column automatic boolean not null default true,
  add column release bigint references payout_release;
create index payout_by_release on payout (release);
create index payout_waiting on payout (id) where not automatic and release is null;
