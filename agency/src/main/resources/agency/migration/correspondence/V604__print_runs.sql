create sequence print_run_seq;
create table print_run (
  id bigint primary key default nextval('print_run_seq'),
  made_on date not null,
  made_by text not null,
  letters int not null check (letters > 0),
  -- when its file was put into the letter shop's folder
  filed_on date
);
comment on table print_run is 'side-level';
-- in which run a letter was given to the printer, and in which place of it
alter table letter add print_run bigint, add print_position int, add check ((print_run is null) = (print_position is null));
create index letter_to_print on letter (client, id) where state = 'PRINT' and print_run is null;
create index letter_of_print_run on letter (print_run, print_position) where print_run is not null;
