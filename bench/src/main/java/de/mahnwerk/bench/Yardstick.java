package de.mahnwerk.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** What the same PostgreSQL does at its simplest: eight clients, each one durable insert of one row a transaction. */
final class Yardstick {

    private static final String PAYLOAD = "x".repeat(200);

    private final Postgres server;
    private final AtomicLong ids = new AtomicLong();

    Yardstick(Postgres server) throws SQLException {
        this.server = server;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(
                    "create table if not exists yardstick (id bigint primary key, payload text not null)");
        }
    }

    /** Transactions a second over so many seconds. */
    double measure(int seconds) throws InterruptedException, ExecutionException {
        return EightClients.aSecond(seconds, this::insertUntil);
    }

    private long insertUntil(long end) throws SQLException {
        long done = 0;
        try (Connection connection = server.connect();
                PreparedStatement insert = connection.prepareStatement("insert into yardstick values (?, ?)")) {
            while (System.nanoTime() < end) {
                insert.setLong(1, ids.incrementAndGet());
                insert.setString(2, PAYLOAD);
                done += insert.executeUpdate();
            }
        }
        return done;
    }
}
