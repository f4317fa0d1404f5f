-- raised when password or second factor change: sessions that began before are over
alter table app_user add column generation int not null default 0;
