-- the desk asks of all clients who is insolvent, has died or is a minor
create index debtor_barred on debtor (known_state) where known_state in ('INSOLVENT', 'DECEASED', 'MINOR');
