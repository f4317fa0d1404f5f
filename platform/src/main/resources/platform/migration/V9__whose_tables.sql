-- what belongs to no tenant says so: a test looks for the words
comment on table day_job_run is 'side-level: which jobs of which business days are done';
comment on table app_user is 'side-level: login happens before the tenant is known';
