create sequence print_run_seq;
create table print_run (
  tenant bigint not null,
  id bigint not null default nextval('print_run_seq'),
  made_on date not null,
  made_by text not null,
  letters int not null check (letters > 0),
  primary key (tenant, id)
);
comment on table print_run is 'append-only: letters that went to the printer together, as one file that can be fetched again';
alter table print_run enable row level security;
create policy own on print_run using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);

alter table dunning_notice add column print_run bigint;
alter table dunning_notice add column print_position int;

-- what was written as a letter until now counts as printed: a file for each dunning run, as it was
with lettered as materialized (
  select l.*, nextval('print_run_seq') as print_run from (
    select tenant, run_id, max(created_on) as made_on, count(*) as letters from dunning_notice where state = 'PRINT'
     group by tenant, run_id order by tenant, run_id) l),
made as (
  insert into print_run (tenant, id, made_on, made_by, letters)
  select tenant, print_run, made_on, 'migration', letters from lettered),
placed as (
  select n.tenant, n.id, l.print_run,
         row_number() over (partition by l.print_run order by c.country <> 'DE', c.country, c.postcode, c.city, c.street, n.id) as position
    from lettered l
    join dunning_notice n on n.tenant = l.tenant and n.run_id = l.run_id and n.state = 'PRINT'
    join customer c on c.tenant = n.tenant and c.id = n.customer_id)
update dunning_notice n set print_run = p.print_run, print_position = p.position
  from placed p where n.tenant = p.tenant and n.id = p.id;

alter table dunning_notice add check ((print_run is null) = (print_position is null));
alter table dunning_notice add foreign key (tenant, print_run) references print_run (tenant, id);
create index dunning_notice_to_print on dunning_notice (tenant, run_id, id) where state = 'PRINT' and print_run is null;
create index dunning_notice_by_print_run on dunning_notice (tenant, print_run, print_position) where print_run is not null;
comment on column dunning_notice.print_run is 'the file for the printer that this letter is in; a letter without one waits for it';
