-- until now whoever logged in might do everything: they go on with all roles, until an administrator says otherwise
alter table app_user add column roles text[] not null default '{CLERK,APPROVER,ACCOUNTANT,ADMIN}';
alter table app_user alter column roles drop default;
alter table app_user drop column role;
