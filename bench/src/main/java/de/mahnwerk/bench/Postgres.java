package de.mahnwerk.bench;

import de.mahnwerk.app.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The embedded server of a side, asked past the program: to count what is there, and as the yardstick. */
record Postgres(Path data, Side side) {

    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    /** A connection of the server's owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + "&reWriteBatchedInserts=true");
    }

    /** Where the server's owner reaches the side's database. */
    String url() throws SQLException {
        try {
            List<String> pid = Files.readAllLines(
                    data.resolve(side.key()).resolve("postgres").resolve("postmaster.pid"));
            if (pid.size() <= PORT_LINE) {
                throw new SQLException("the server is just starting");
            }
            return "jdbc:postgresql://localhost:%s/%s?user=postgres"
                    .formatted(pid.get(PORT_LINE).strip(), side.key());
        } catch (IOException e) {
            throw new SQLException("no server runs in " + data, e);
        }
    }

    /** One number; empty while the server cannot be reached. */
    OptionalLong number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        } catch (SQLException e) {
            return OptionalLong.empty();
        }
    }

    /** Waits until that number is there. */
    void awaitAtLeast(String sql, long least) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (number(sql).orElse(-1) < least) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "within " + PATIENCE + " never at least " + least + ": " + sql + " is " + number(sql));
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
