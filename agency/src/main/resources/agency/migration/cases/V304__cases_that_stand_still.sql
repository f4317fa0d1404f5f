create index collection_case_standing on collection_case (client, number) where status in ('DISPUTED', 'TRACING');
