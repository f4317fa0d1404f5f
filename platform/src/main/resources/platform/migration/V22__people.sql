alter table app_user
  add column locked_at timestamptz,
  -- somebody else knows the password: the first thing to do is to change it
  add column initial_password boolean not null default false,
  -- wrong passwords and codes in a row, and until when no further one is looked at (real time, also in a time-lapse)
  add column failures int not null default 0,
  add column blocked_until timestamptz,
  -- sealed; counts once a first code of it was right
  add column factor_secret text,
  add column factor_confirmed boolean not null default false,
  -- the step of the last code that was taken: a code works once
  add column factor_step bigint not null default 0,
  -- SHA-256 of the codes for a lost telephone that are left
  add column recovery_hashes text[] not null default '{}';
create index app_user_of_tenant on app_user (of_tenant, login);

create table company_rule (
  of_tenant bigint primary key,
  second_factor boolean not null
);
comment on table company_rule is 'side-level: asked at the entrance, before the tenant is known';
