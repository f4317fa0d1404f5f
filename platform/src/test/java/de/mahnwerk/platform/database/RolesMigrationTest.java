package de.mahnwerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Before there were roles, everybody who could log in did everything. */
class RolesMigrationTest {

    @Test
    void who_did_everything_goes_on_with_all_roles() throws SQLException {
        String url = TestDatabase.freshFor(RolesMigrationTest.class);
        var _ = Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:platform/migration")
                .table("schema_history")
                .target("9")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate(
                    "insert into app_user (of_tenant, login, password_hash, display_name, role, locale)"
                            + " values (7, 'mia', 'hash', 'Mia', 'MERCHANT', 'en')");
            SideDatabase.at(url, "external", 1).close();
            var row = statement.executeQuery("select of_tenant, login, password_hash, roles::text from app_user");
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(7);
            assertThat(row.getString(2)).isEqualTo("mia");
            assertThat(row.getString(3)).isEqualTo("hash");
            assertThat(row.getString(4)).isEqualTo("{CLERK,APPROVER,ACCOUNTANT,ADMIN}");
        }
    }
}
