alter table app_user drop column failures, drop column blocked_until;
create table login_attempt (
  login text not null,
  -- hash of login and address; empty for all addresses together
  source text not null,
  -- attempts since somebody was last let in, and until when no further one is looked at (real time, also in a time-lapse)
  failures int not null,
  blocked_until timestamptz,
  last_at timestamptz not null,
  let_in_at timestamptz,
  primary key (login, source)
);
comment on table login_attempt is 'side-level: asked at the entrance, before the tenant is known';
create index login_attempt_by_age on login_attempt (last_at);
