create table list_layout (
  tenant bigint not null,
  -- the names of the columns in their order, letters and digits alone
  layout text not null,
  name text not null,
  -- by place: a Column, or empty for what is not read
  meanings text[] not null,
  primary key (tenant, layout)
);
comment on table list_layout is 'what each column means in lists that have exactly these columns';
alter table list_layout enable row level security;
create policy own on list_layout using (case current_setting('app.tenant', true) when '*' then true else tenant::text = current_setting('app.tenant', true) end);
