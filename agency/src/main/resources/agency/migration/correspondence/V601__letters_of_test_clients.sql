-- a test client's letters are written and go nowhere
alter table letter drop constraint letter_state_check;
alter table letter add constraint letter_state_check check (state in ('READY', 'SENT', 'PRINT', 'TEST'));
