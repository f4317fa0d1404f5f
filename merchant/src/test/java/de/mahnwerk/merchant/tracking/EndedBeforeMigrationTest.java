package de.mahnwerk.merchant.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.database.SideDatabase;
import de.mahnwerk.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A hand-over that ended before anybody noted what the agency knew by then. */
class EndedBeforeMigrationTest {

    private static final String HANDOVER = "'018f0000-0000-7000-8000-000000000001'";

    @Test
    void what_was_booked_after_the_day_of_its_end_the_agency_has_not_heard() throws SQLException {
        String url = TestDatabase.freshFor(EndedBeforeMigrationTest.class);
        var _ = Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:platform/migration", "classpath:merchant/migration")
                .table("schema_history")
                .target("702")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // only what the migration reads
            boolean _ = statement.execute("set session_replication_role = replica");
            int _ = statement.executeUpdate("""
                    insert into handover (tenant, id, customer_id, agency, state, cause, created_by, created_on, merchant_reference)
                    values (1, %1$s, 1, 'a', 'ENDED', 'CLICK', 'mia', '2026-10-01', 'M-1')
                    """.formatted(HANDOVER));
            int _ = statement.executeUpdate("""
                    insert into handover_item (tenant, handover_id, item_id, live) values (1, %1$s, 5, false)
                    """.formatted(HANDOVER));
            int _ = statement.executeUpdate("""
                    insert into item_entry (tenant, id, item_id, kind, amount_cents, booked_on, value_on, source, source_id) values
                      (1, 10, 5, 'INVOICE', 8990, '2026-09-01', '2026-09-01', 'a', '1'),
                      (1, 11, 5, 'AGENCY_RECEIPT', -8990, '2026-10-20', '2026-10-20', 'agency', '2'),
                      (1, 12, 5, 'PAYMENT', -3000, '2026-10-21', '2026-10-21', 'bank', '3')
                    """);
            int _ = statement.executeUpdate("""
                    insert into collection_case (tenant, handover_id, agency, case_id, case_reference, status, case_sequence,
                           opened_on, closed_on, changed_at)
                    values (1, %1$s, 'a', %1$s, 'NW-1', 'CLOSED', 9, '2026-10-01', '2026-10-20', '2026-10-20T10:00Z')
                    """.formatted(HANDOVER));
            SideDatabase.at(url, "merchant", 1).close();
            ResultSet row = statement.executeQuery("select ended_after from handover_item");
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(11);
        }
    }
}
