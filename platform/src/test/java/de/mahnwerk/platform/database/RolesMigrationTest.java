package de.mahnwerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Before there were several roles a person had one: clerks worked on cases, all others did everything. */
class RolesMigrationTest {

    @Test
    void clerks_stay_clerks_and_who_did_everything_goes_on_with_all_roles() throws SQLException {
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
            int _ = statement.executeUpdate("""
                    insert into app_user (of_tenant, login, password_hash, display_name, role, locale) values
                      (0, 'clara', 'hash', 'Clara', 'CLERK', 'de'), (0, 'lea', 'hash', 'Lea', 'LEAD', 'de'),
                      (7, 'mia', 'hash', 'Mia', 'MERCHANT', 'en')
                    """);
            SideDatabase.at(url, "external", 1).close();
            var rows = statement.executeQuery("""
                    select of_tenant || ' ' || login || ' ' || password_hash || ' ' || roles::text from app_user order by login
                    """);
            assertThat(all(rows))
                    .containsExactly(
                            "0 clara hash {CLERK}",
                            "0 lea hash {CLERK,APPROVER,ACCOUNTANT,ADMIN}",
                            "7 mia hash {CLERK,APPROVER,ACCOUNTANT,ADMIN}");
        }
    }

    private static List<String> all(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            all.add(rows.getString(1));
        }
        return all;
    }
}
