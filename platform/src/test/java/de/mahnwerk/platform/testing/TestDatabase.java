package de.mahnwerk.platform.testing;

import de.mahnwerk.platform.database.EmbeddedServer;
import de.mahnwerk.platform.database.SideDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real PostgreSQL for tests: one server for each JVM, a fresh database for each test class. */
public final class TestDatabase {

    /** A key for {@code mahnwerk.secret-key} in tests. */
    public static final String SECRET_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static final class Server {
        static final EmbeddedServer ONE =
                EmbeddedServer.start(Path.of("target", "test-postgres-" + System.getProperty("test.fork", "1")));

        static {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ONE::close));
        }
    }

    private static final Map<String, String> MIGRATED = new ConcurrentHashMap<>();

    private TestDatabase() {}

    /** What a server with one database does by itself within seconds: the planner learns what there is now. */
    public static void analyzed(Class<?> test) {
        try (Connection connection = DriverManager.getConnection(Server.ONE.url(name(test)));
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot analyze the database of " + test, e);
        }
    }

    private static String name(Class<?> test) {
        return "test_" + test.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The JDBC address of an empty database, named after the test class, for its owner. */
    public static String freshFor(Class<?> test) {
        return copy("template1", name(test));
    }

    /** The same of a database in which a side has never worked, but its migrations have run: once for each JVM. */
    public static String migratedFor(Class<?> test, String side) {
        return copy(MIGRATED.computeIfAbsent(side, TestDatabase::migrated), name(test));
    }

    private static String migrated(String side) {
        String name = "migrated_" + side;
        SideDatabase.at(copy("template1", name), side, 1).close();
        return name;
    }

    private static String copy(String template, String name) {
        try (Connection connection = DriverManager.getConnection(Server.ONE.url("postgres"));
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute("drop database if exists " + name + " with (force)");
            boolean _ = statement.execute("create database " + name + " template " + template);
            // tests must not depend on the time zone of the session
            boolean _ = statement.execute("alter database " + name + " set timezone to 'Pacific/Chatham'");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return Server.ONE.url(name);
    }
}
