-- the desk asks of all clients who died or is a minor
create index debtor_barred on debtor (known_state) where known_state in ('DECEASED', 'MINOR');
