-- the words of notes and tasks as a search compares them: small, without umlauts, by their beginning
create table note_word (
  tenant bigint not null,
  word text collate "C" not null,
  note_id bigint not null,
  primary key (tenant, word, note_id),
  foreign key (tenant, note_id) references note (tenant, id)
);
comment on table note_word is 'append-only: by which words a note is found';
create index note_word_by_note on note_word (tenant, note_id);
insert into note_word (tenant, word, note_id)
select distinct x.tenant, left(w, 40), x.id
  from note x, regexp_split_to_table(translate(replace(lower(x.text), 'ß', 'ss'), 'äöü', 'aou'), '[^[:alnum:]]+') as w
 where length(w) >= 2;
alter table note_word enable row level security;
create policy own on note_word using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
create table task_word (
  tenant bigint not null,
  word text collate "C" not null,
  task_id bigint not null,
  primary key (tenant, word, task_id),
  foreign key (tenant, task_id) references task (tenant, id)
);
comment on table task_word is 'append-only: by which words a task is found';
create index task_word_by_task on task_word (tenant, task_id);
insert into task_word (tenant, word, task_id)
select distinct x.tenant, left(w, 40), x.id
  from task x, regexp_split_to_table(translate(replace(lower(x.text), 'ß', 'ss'), 'äöü', 'aou'), '[^[:alnum:]]+') as w
 where length(w) >= 2;
alter table task_word enable row level security;
create policy own on task_word using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
