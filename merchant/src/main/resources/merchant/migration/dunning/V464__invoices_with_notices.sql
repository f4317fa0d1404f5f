alter table dunning_level add column attach_invoices boolean not null default false;
comment on column dunning_level.attach_invoices is 'whether the invoices go with the notice, where they came as PDF';

create table notice_enclosure (
  tenant bigint not null,
  notice_id bigint not null,
  position int not null,
  name text not null,
  sha256 text not null,
  primary key (tenant, notice_id, position),
  foreign key (tenant, notice_id) references dunning_notice (tenant, id)
);
comment on table notice_enclosure is 'append-only: invoices that go with a notice, in the e-mail and behind the letter';
alter table notice_enclosure enable row level security;
create policy own on notice_enclosure using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
