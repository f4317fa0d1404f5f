-- why a step was taken or skipped; rows from before were all taken
alter table case_step
  add taken boolean not null default true,
  add reason_de text not null default '',
  add reason_en text not null default '';
