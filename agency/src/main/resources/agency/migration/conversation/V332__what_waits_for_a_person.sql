create index case_instruction_waiting on case_instruction (ordered_at) where state in ('ORDERED', 'IN_PROGRESS');
create index case_message_unanswered on case_message (due_on) where kind = 'QUERY' and answered_at is null;
