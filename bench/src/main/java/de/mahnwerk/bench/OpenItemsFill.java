package de.mahnwerk.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Open items of one merchant straight into its tables, three a customer: of twenty, twelve wait for their reminder, five
 * for the first dunning notice, two for the second, and one is not due yet.
 */
record OpenItemsFill(Postgres server) {

    private static final int ITEMS_A_CUSTOMER = 3;

    void fill(long tenant, int items, LocalDate today) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            int customers = Math.max(1, items / ITEMS_A_CUSTOMER);
            int _ = statement.executeUpdate("""
                    insert into customer (tenant, number, kind, first_name, last_name, street, postcode, city, email)
                    select %1$d, 'K-' || k, case when k %% 10 = 0 then 'BUSINESS' else 'CONSUMER' end, 'Kim', 'Muster' || k, 'Ahornweg 5',
                           lpad((1000 + k %% 98000)::text, 5, '0'), 'Köln', case when k %% 2 = 0 then 'kim' || k || '@muster.example' else '' end
                      from generate_series(1, %2$d) as k
                    """.formatted(tenant, customers));
            boolean _ = statement.execute("analyze customer");
            int _ = statement.executeUpdate("""
                    with own as (select min(id) as first from customer where tenant = %1$d),
                    added as (
                      insert into open_item (tenant, customer_id, kind, number, subject, issued_on, due_on, currency, amount_cents,
                             open_cents, creditor_reference, state, level_reached, last_notice_on, default_since, default_ground)
                      select %1$d, own.first + (k - 1) / 3 %% %4$d, 'INVOICE', 'RE-' || k, 'Kaffee', due - 14, due, 'EUR', cents, cents, 'RF' || lpad((98 - mod((k || '271500')::numeric, 97))::text, 2, '0') || k, 'OPEN',
                             level, case when level > 0 then date '%3$s' - 15 end,
                             case when level > 0 then date '%3$s' - 15 end, case when level > 0 then 'REMINDER' end
                        from (select k, 1000 + k %% 90000 as cents,
                                     case when k %% 20 < 12 then 0 when k %% 20 < 17 then 1 when k %% 20 < 19 then 2 else 0 end as level,
                                     date '%3$s' - case when k %% 20 = 19 then 3 else 9 + k %% 50 end as due
                                from generate_series(1, %2$d) as k) k, own
                      returning tenant, id, amount_cents, issued_on)
                    insert into item_entry (tenant, item_id, kind, amount_cents, booked_on, value_on, source, source_id)
                    select tenant, id, 'INVOICE', amount_cents, issued_on, issued_on, 'import', id::text from added
                    """.formatted(tenant, items, today, customers));
            boolean _ = statement.execute("vacuum analyze");
            boolean _ = statement.execute("checkpoint");
        }
    }
}
