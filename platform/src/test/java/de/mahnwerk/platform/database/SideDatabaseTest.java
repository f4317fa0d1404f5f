package de.mahnwerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.platform.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of somebody else's: taken when it is new enough and durable, else refused with the remedy. */
class SideDatabaseTest {

    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    @Test
    void a_durable_server_of_somebody_else_is_migrated_and_used_under_a_role_without_rights() throws Exception {
        try (EmbeddedPostgres server = external(DURABLE);
                SideDatabase database = SideDatabase.at(server.getJdbcUrl("postgres", "postgres"), "external", 2);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            var row = statement.executeQuery(
                    "select current_user, has_table_privilege('document', 'update'), has_table_privilege('outbox', 'update')");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("external_app");
            assertThat(row.getBoolean(2)).as("documents are append-only").isFalse();
            assertThat(row.getBoolean(3)).isTrue();
        }
    }

    @Test
    void rights_that_a_kill_kept_from_being_granted_are_granted_at_the_next_start() throws Exception {
        try (EmbeddedPostgres server = external(DURABLE)) {
            String url = server.getJdbcUrl("postgres", "postgres");
            SideDatabase.at(url, "external", 1).close();
            execute(server, "revoke all on all tables in schema public from external_app");
            try (SideDatabase database = SideDatabase.at(url, "external", 1);
                    Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("insert into outbox (tenant, id, subject, type, payload, due_at)"
                                + " select 1, gen_random_uuid(), 's', 't', '{}', now()"
                                + " from set_config('app.tenant', '1', false)"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void a_server_that_does_not_write_durably_is_refused() throws IOException {
        try (EmbeddedPostgres server = external(Map.of("fsync", "off"))) {
            String url = server.getJdbcUrl("postgres", "postgres");
            assertThatThrownBy(() -> SideDatabase.at(url, "external", 1))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("fsync is off")
                    .hasMessageContaining("Turn it on");
        }
    }

    @Test
    void a_database_that_confirms_before_it_has_written_is_refused() throws Exception {
        try (EmbeddedPostgres server = external(DURABLE)) {
            execute(server, "alter database postgres set synchronous_commit to off");
            String url = server.getJdbcUrl("postgres", "postgres");
            assertThatThrownBy(() -> SideDatabase.at(url, "external", 1))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("synchronous_commit is off");
        }
    }

    @Test
    void an_address_where_nobody_answers_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> SideDatabase.at("jdbc:postgresql://localhost:1/nothing?user=nobody", "external", 1))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--db-url");
    }

    @ParameterizedTest
    @CsvSource({"140011, 14.11, true", "150000, 15.0, false", "180006, 18.6, false"})
    void servers_before_fifteen_are_too_old(int number, String version, boolean refused) {
        assertThat(SideDatabase.refusal(number, version, "on", "on").isPresent())
                .isEqualTo(refused);
    }

    private static EmbeddedPostgres external(Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }
}
