package de.mahnwerk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.mahnwerk.platform.CannotStart;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * The database of one side. Its owner runs the migrations; the program works under the role {@code <side>_app}, which
 * cannot pass row-level security and cannot change what is append-only.
 */
public final class SideDatabase implements AutoCloseable {

    private static final int OLDEST_SERVER = 150_000;
    private static final int MAINTAIN_SINCE = 170_000;

    private final HikariDataSource dataSource;
    private final @Nullable EmbeddedServer own;

    private SideDatabase(HikariDataSource dataSource, @Nullable EmbeddedServer own) {
        this.dataSource = dataSource;
        this.own = own;
    }

    /** Starts the side's own server in {@code folder}, and with it the side's database; closing ends both. */
    public static SideDatabase embedded(String side, Path folder, int connections) {
        EmbeddedServer server = EmbeddedServer.start(folder);
        try {
            return new SideDatabase(migrated(side, server.createDatabase(side), connections), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Migrates and opens the database at {@code url} (with user and password in it) for {@code side}.
     *
     * @throws CannotStart when the server cannot be reached, is older than PostgreSQL 15 or does not write durably
     */
    public static SideDatabase at(String url, String side, int connections) {
        return new SideDatabase(migrated(side, url, connections), null);
    }

    private static HikariDataSource migrated(String side, String url, int connections) {
        try (Connection owner = DriverManager.getConnection(url)) {
            check(owner);
            createRole(owner, side + "_app");
            createRole(owner, side + Eraser.ROLE);
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database of the " + side + " side cannot be used: " + e.getMessage()
                            + " Check its address, user and password (--db-url).",
                    e);
        }
        var _ = Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:platform/migration", "classpath:" + side + "/migration")
                .table("schema_history")
                .outOfOrder(true)
                .load()
                .migrate();
        grant(url, side + "_app");
        grantErasing(url, side + Eraser.ROLE);
        return pool(side, url, connections);
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    private static HikariDataSource pool(String side, String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true&ApplicationName=mahnwerk-" + side);
        config.setConnectionInitSql("set role " + side + "_app");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setPoolName(side);
        config.setInitializationFailTimeout(30_000);
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }

    private static void check(Connection owner) throws SQLException {
        Optional<String> refusal = refusal(
                Integer.parseInt(show(owner, "server_version_num")),
                show(owner, "server_version"),
                show(owner, "fsync"),
                show(owner, "synchronous_commit"));
        if (refusal.isPresent()) {
            throw new CannotStart(refusal.get());
        }
    }

    /** Why a server of these settings is not taken. */
    static Optional<String> refusal(int number, String version, String fsync, String synchronousCommit) {
        if (number < OLDEST_SERVER) {
            return Optional.of("The database server is PostgreSQL " + version + ". Use PostgreSQL 15 or newer.");
        }
        if (fsync.equals("off")) {
            return Optional.of("The database server would lose committed data in a power cut: its setting fsync is off."
                    + " Turn it on in postgresql.conf and restart the server.");
        }
        if (synchronousCommit.equals("off")) {
            return Optional.of(
                    "The database server would lose committed data in a power cut: synchronous_commit is off."
                            + " Turn it on in postgresql.conf, for the database or for the user.");
        }
        return Optional.empty();
    }

    private static String show(Connection owner, String setting) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            if (!row.next()) {
                throw new SQLException("no setting " + setting);
            }
            return row.getString(1);
        }
    }

    private static void createRole(Connection owner, String role) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("""
                    do $$ begin
                      if not exists (select 1 from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin nosuperuser nobypassrls;
                      end if;
                      execute format('grant %1$s to %%I', current_user);
                    end $$
                    """.formatted(role));
        }
    }

    /**
     * Everything but the history of append-only tables may be changed by the program; only they are grow-only. At every
     * start, for a kill may have come between a migration and this.
     */
    private static void grant(String url, String role) {
        try (Connection owner = DriverManager.getConnection(url);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("grant usage on schema public to " + role);
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + role);
            statement.execute("grant usage, select on all sequences in schema public to " + role);
            if (((PgConnection) owner).haveMinimumServerVersion(MAINTAIN_SINCE)) {
                // for ANALYZE after a great import; an older server refuses it with a warning
                statement.execute("grant maintain on all tables in schema public to " + role);
            }
            statement.execute("revoke all on schema_history from " + role);
            statement.execute("""
                    do $$ declare t record; begin
                      for t in select c.relname from pg_class c
                                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                                  and obj_description(c.oid) like '%%append-only%%' loop
                        execute format('revoke update, delete, truncate on %%I from %1$s', t.relname);
                      end loop;
                    end $$
                    """.formatted(role));
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the program's rights", e);
        }
    }

    /** See {@link Eraser}. */
    private static void grantErasing(String url, String role) {
        try (Connection owner = DriverManager.getConnection(url);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("grant usage on schema public to " + role);
            statement.execute("grant select, update, delete on all tables in schema public to " + role);
            statement.execute("revoke all on schema_history from " + role);
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the right to erase", e);
        }
    }

    @Override
    public void close() {
        dataSource.close();
        if (own != null) {
            own.close();
        }
    }
}
