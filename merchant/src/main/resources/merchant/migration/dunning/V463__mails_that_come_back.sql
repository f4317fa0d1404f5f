create table dead_address (
  tenant bigint not null,
  customer_id bigint not null,
  email text not null check (email = lower(email)),
  since date not null,
  reason text not null,
  primary key (tenant, customer_id, email),
  foreign key (tenant, customer_id) references customer (tenant, id)
);
comment on table dead_address is 'e-mail addresses that do not work: notices go as letters while the customer has this one';
alter table dead_address enable row level security;
create policy own on dead_address using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

create table notice_return (
  tenant bigint not null,
  notice_id bigint not null,
  email text not null,
  status text not null,
  reason text not null,
  letter boolean not null,
  document text,
  returned_on date not null,
  noted_by text not null,
  primary key (tenant, notice_id),
  foreign key (tenant, notice_id) references dunning_notice (tenant, id)
);
comment on table notice_return is 'append-only: notices whose e-mail came back';
comment on column notice_return.status is 'enhanced status code of the mail server (RFC 3463), empty when a person noted it';
comment on column notice_return.letter is 'whether it goes as a letter; not when its invoices are settled or went on meanwhile';
comment on column notice_return.document is 'what the e-mail carried';
alter table notice_return enable row level security;
create policy own on notice_return using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
