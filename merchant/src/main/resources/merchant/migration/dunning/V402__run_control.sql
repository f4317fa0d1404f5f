create table dunning_settings (
  tenant bigint primary key,
  release_by text not null default 'SCHEDULE' check (release_by in ('SCHEDULE', 'PERSON')),
  four_eyes boolean not null default false,
  leftovers text not null default 'ASK' check (leftovers in ('ASK', 'CLAIM', 'WAIVE'))
);
alter table dunning_settings enable row level security;
create policy own on dunning_settings using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

alter table dunning_run drop constraint dunning_run_state_check;
alter table dunning_run add constraint dunning_run_state_check
  check (state in ('PROPOSED', 'RELEASED', 'PAUSED', 'DONE', 'CANCELLED', 'UNDONE'));
alter table dunning_run add column undoes bigint;
alter table dunning_run add column undo_reason text;
alter table dunning_run add foreign key (tenant, undoes) references dunning_run (tenant, id);
create unique index dunning_run_undone_once on dunning_run (tenant, undoes) where undoes is not null;
comment on column dunning_run.undoes is 'the run that this counter-run takes back';

alter table dunning_proposal drop constraint dunning_proposal_decision_check;
alter table dunning_proposal add constraint dunning_proposal_decision_check check (decision in ('DUE', 'EXCLUDED', 'UNDONE'));
alter table dunning_proposal add column note text;
alter table dunning_proposal add column previous_notice_on date;
alter table dunning_proposal add column default_begun boolean not null default false;
comment on column dunning_proposal.previous_notice_on is 'what a counter-run gives back to the item';

alter table dunning_notice drop constraint dunning_notice_state_check;
alter table dunning_notice add constraint dunning_notice_state_check
  check (state in ('QUEUED', 'READY', 'SENT', 'PRINT', 'REVOKED'));
alter table dunning_notice add column revokes bigint;
alter table dunning_notice add foreign key (tenant, revokes) references dunning_notice (tenant, id);
comment on column dunning_notice.revokes is 'the notice that this letter of a counter-run takes back';

-- one notice an item and level; one more only after the one before was revoked by a counter-run
alter table dunning_notice_item add column round int not null default 1;
alter table dunning_notice_item drop constraint dunning_notice_item_pkey;
alter table dunning_notice_item add primary key (tenant, item_id, level, round);
