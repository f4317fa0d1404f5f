alter table settlement_line drop constraint settlement_line_kind_check;
alter table settlement_line add constraint settlement_line_kind_check check (kind in ('RECEIPT', 'RETAINED_COSTS', 'SUCCESS_FEE',
  'FAILURE_FEE', 'FAILURE_FEE_WAIVED', 'WITHDRAWAL_FEE', 'INSTRUCTION', 'DIRECT_PAYMENT_SET_OFF', 'REVERSAL', 'CARRIED_OVER'));

-- each instruction is charged once
create table settled_instruction (
  client bigint not null,
  instruction_id uuid not null,
  settlement_id uuid not null,
  primary key (client, instruction_id),
  foreign key (client, instruction_id) references case_instruction (client, id),
  foreign key (client, settlement_id) references settlement (client, id)
);
comment on table settled_instruction is 'append-only';
create index settled_instruction_by_settlement on settled_instruction (client, settlement_id);
alter table settled_instruction enable row level security;
create policy own on settled_instruction using (case current_setting('app.tenant', true) when '*' then true else client::text = current_setting('app.tenant', true) end);
create index case_instruction_to_settle on case_instruction (client, done_at) where state = 'DONE' and price_cents > 0;
