create table payment_plan (
  client bigint not null,
  case_id uuid not null,
  -- counts the plans of the case
  nth int not null,
  state text not null check (state in ('OFFERED', 'AGREED', 'FULFILLED', 'BROKEN', 'EXPIRED', 'WITHDRAWN', 'ENDED')),
  offered_on date not null,
  offered_by text not null,
  valid_until date not null,
  rate_percent numeric(9, 4) not null,
  -- of the agreement, VAT included, as the offer named them
  costs_cents bigint not null check (costs_cents >= 0),
  costs_de text not null,
  costs_en text not null,
  -- what the debtor had paid in all before the offer
  paid_before_cents bigint not null,
  agreed_on date,
  agreed_by text check (agreed_by in ('EMAIL', 'LETTER', 'FAX', 'PORTAL')),
  recorded_by text,
  ended_on date,
  -- when somebody has to look at it again
  next_on date,
  primary key (client, case_id, nth),
  foreign key (client, case_id) references collection_case (client, id),
  check (state in ('OFFERED', 'EXPIRED', 'WITHDRAWN', 'ENDED') or agreed_on is not null),
  check ((state in ('OFFERED', 'AGREED')) = (ended_on is null))
);
create unique index payment_plan_one_lives on payment_plan (client, case_id) where state in ('OFFERED', 'AGREED');
create index payment_plan_next on payment_plan (client, next_on) where state in ('OFFERED', 'AGREED');
alter table payment_plan enable row level security;
create policy own on payment_plan using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);

create table plan_instalment (
  client bigint not null,
  case_id uuid not null,
  nth int not null,
  number int not null,
  due_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  interest_cents bigint not null check (interest_cents >= 0),
  reminded_on date,
  missed_on date,
  grace_until date,
  primary key (client, case_id, nth, number),
  foreign key (client, case_id, nth) references payment_plan (client, case_id, nth),
  check ((missed_on is null) = (grace_until is null))
);
alter table plan_instalment enable row level security;
create policy own on plan_instalment using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
