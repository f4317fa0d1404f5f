-- when the time to pay a settlement began anew because its payment had gone back on its last days, which it does once
alter table case_decision add renewed_on date;
update case_decision set renewed_on = told_on where told_on > (taken_at at time zone 'Europe/Berlin')::date;
