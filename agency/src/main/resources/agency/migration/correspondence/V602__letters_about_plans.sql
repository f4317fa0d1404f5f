alter table letter
  -- tells letters of one kind in a case apart
  add mark text not null default '',
  -- whether it demands everything that is open, so that who pays it has paid
  add demands_all boolean not null default true;
alter table letter drop constraint letter_client_case_id_kind_key;
alter table letter add unique (client, case_id, kind, mark);
