create sequence notice_text_seq;
create table notice_text (
  tenant bigint not null,
  id bigint not null default nextval('notice_text_seq'),
  template text not null check (template <> ''),
  language text not null check (language in ('de', 'en')),
  version int not null check (version > 0),
  built_in boolean not null,
  subject text not null default '',
  opening text not null default '',
  closing text not null default '',
  mail_subject text not null default '',
  mail_opening text not null default '',
  mail_closing text not null default '',
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, template, language, version),
  check (built_in or (subject <> '' and opening <> '' and mail_subject <> '' and mail_opening <> ''))
);
comment on table notice_text is 'append-only: what notices say in the merchant''s own words; a notice names the version that it was written with';
comment on column notice_text.template is 'as levels name it';
comment on column notice_text.built_in is 'from this version on the text that comes with the program applies again';
alter table notice_text enable row level security;
create policy own on notice_text using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

alter table dunning_notice add column text_id bigint;
alter table dunning_notice add foreign key (tenant, text_id) references notice_text (tenant, id);
create index dunning_notice_by_text on dunning_notice (tenant, text_id) where text_id is not null;
comment on column dunning_notice.text_id is 'the text that it was written with; null for the one that comes with the program';
