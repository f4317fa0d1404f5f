package de.mahnwerk.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Open cases of twenty clients straight into the agency's tables. Of twenty cases one is due in each round, on a day of its
 * own; of a hundred due steps 40 are first letters, 28 second letters, 18 last notices and 14 close the case.
 */
record AgencyDayFill(Postgres server, int cases, LocalDate first) {

    static final int CLIENTS = 20;

    /** One case of so many is due in a round. */
    private static final int ROUNDS = 20;

    /** The day of a round. */
    LocalDate day(int round) {
        return first.plusDays(round);
    }

    /** How many steps are due in a round. */
    long due(int round) throws SQLException {
        return number("""
                select count(*) from collection_case where number %% %d = %d and next_step_on = '%s'
                """.formatted(ROUNDS, round + 1, day(round)));
    }

    /** That each due step of a round was taken once, and its news numbered. */
    void prove(int round, long due) throws SQLException {
        long taken = number("select count(*) from case_step where done_on = '%s' and taken".formatted(day(round)));
        long left = due(round);
        long unnumbered = number("select count(*) from case_event where seq is null");
        if (taken != due || left != 0 || unnumbered != 0) {
            throw new IllegalStateException("%d steps were due: %d were taken, %d are left, %d events without number"
                    .formatted(due, taken, left, unnumbered));
        }
    }

    private long number(String sql) throws SQLException {
        return server.number(sql).orElseThrow(() -> new SQLException("no answer to " + sql));
    }

    void fill() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute("""
                    create unlogged table bench_case as
                    select k as number, ('00000000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid as id,
                           (select client from client order by client offset (k / %2$d) %% %3$d limit 1) as client,
                           case when k / 400 %% 100 < 40 then 0 when k / 400 %% 100 < 68 then 1 when k / 400 %% 100 < 86 then 2 else 3 end as step,
                           date '%4$s' + case when k %% %2$d between 1 and 3 then k %% %2$d - 1 else 500 end as next_on,
                           1000 + k %% 4000 as cents
                      from generate_series(1, %1$d) as k
                    """.formatted(cases, ROUNDS, CLIENTS, first));
            boolean _ = statement.execute("analyze bench_case");
            boolean _ = statement.execute("""
                    insert into debtor (client, id, key, kind, salutation, first_name, last_name, street, postcode, city, country,
                           emails, phones, customer_number, language)
                    select client, number, 'K-' || number, case when number % 10 = 0 then 'BUSINESS' else 'CONSUMER' end, 'Frau', 'Kim',
                           'Muster' || number, 'Ahornweg 5', '50667', 'Köln', 'DE',
                           case when number % 5 < 3 then jsonb_build_array('kim' || number || '@muster.example') else '[]' end,
                           '[]', 'K-' || number, 'de'
                      from bench_case
                    """);
            boolean _ = statement.execute("""
                    insert into collection_case (client, id, number, reference, merchant_reference, debtor_id, debtor_kind, status,
                           stage, next_step, next_step_on, channel, creditor_vat, consumer_credit, in_default_since,
                           default_ground, reminder_dates, interest_basis, interest_from, mandate_on, received_at, accepted_on,
                           terms_version, strategy_version, step, principal_cents, case_sequence, changed_at)
                    select client, id, number, 'NW-26-' || lpad(number::text, 7, '0'), 'F-' || number, number,
                           case when number %% 10 = 0 then 'BUSINESS' else 'CONSUMER' end,
                           case when step = 0 then 'ACCEPTED' else 'PRE_COURT' end,
                           (array['', 'LETTER_1', 'LETTER_2', 'LAST_NOTICE'])[step + 1],
                           (array['LETTER_1', 'LETTER_2', 'LAST_NOTICE', 'CLOSE'])[step + 1], next_on, 'ERP_INTERFACE',
                           'CREDITOR_DEDUCTS', false, date '%1$s' - 90, 'REMINDER', '[]', 'STATUTORY_CONSUMER', date '%1$s' - 90,
                           date '%1$s' - 60, now(), date '%1$s' - 60, 1, 1, step, cents, 1, now()
                      from bench_case
                    """.formatted(first));
            boolean _ = statement.execute("""
                    insert into case_item (client, case_id, position, invoice_number, kind, subject, issued_on, due_on,
                           amount_cents, open_cents)
                    select client, id, 1, 'RE-' || number, 'INVOICE', 'Kaffee', date '%1$s' - 120, date '%1$s' - 100, cents, cents
                      from bench_case
                    """.formatted(first));
            boolean _ = statement.execute("""
                    insert into posting (client, case_id, kind, debit, credit, item, amount_cents, booked_on, value_on, text_de, text_en)
                    select client, id, 'OPENING', 'PRINCIPAL', 'CLAIMED', 1, cents, date '%1$s' - 60, date '%1$s' - 60,
                           'Hauptforderung aus Rechnung RE-' || number, 'Principal of invoice RE-' || number
                      from bench_case
                     union all
                    select client, id, 'FEE', 'COLLECTION_COSTS', 'CLAIMED', null, 1800, date '%1$s' - 60, date '%1$s' - 60,
                           '0,5-Gebühr (VV 2300 RVG)', 'fee of 0.5 (VV 2300 RVG)'
                      from bench_case
                     union all
                    select client, id, 'FEE', 'COLLECTION_COSTS', 'CLAIMED', null, 1440, date '%1$s' - 30, date '%1$s' - 30,
                           '0,9-Gebühr (VV 2300 RVG)', 'fee of 0.9 (VV 2300 RVG)'
                      from bench_case where step > 1
                    """.formatted(first));
            boolean _ = statement.execute("""
                    insert into case_event (client, id, seq, case_id, case_seq, type, occurred_at, business_day, case_reference,
                           merchant_reference, status, principal_cents, open_cents, data, text_de, text_en)
                    select client, gen_random_uuid(), row_number() over (partition by client order by number), id, 1,
                           'claim.accepted', now(), date '%1$s' - 60, 'NW-26-' || lpad(number::text, 7, '0'), 'F-' || number,
                           'ACCEPTED', cents, cents + 1800, '{}', 'Angenommen', 'Accepted'
                      from bench_case
                    """.formatted(first));
            boolean _ = statement.execute("select setval('collection_case_seq', %d)".formatted(cases));
            boolean _ = statement.execute("vacuum analyze");
            boolean _ = statement.execute("checkpoint");
        }
    }
}
