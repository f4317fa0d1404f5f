-- until now a person had one role: a clerk worked on cases; whoever had another one did everything and goes on with all roles,
-- until an administrator says otherwise
alter table app_user add column roles text[];
update app_user set roles = case role when 'CLERK' then '{CLERK}' else '{CLERK,APPROVER,ACCOUNTANT,ADMIN}' end::text[];
alter table app_user alter column roles set not null;
alter table app_user drop column role;
