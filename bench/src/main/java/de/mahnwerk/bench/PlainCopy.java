package de.mahnwerk.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * COPY of what a bank statement wrote on a day, by the server's owner, into tables of the same columns, indexes and checks
 * but without foreign keys. What is copied is read beforehand.
 */
record PlainCopy(Postgres server) {

    private static Map<String, String> tables(LocalDate day) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("trust_entry", "true");
        tables.put("trust_posting", "true");
        tables.put("payment", "true");
        tables.put("posting", "booked_on = '" + day + "'");
        tables.put("case_event", "business_day = '" + day + "'");
        return tables;
    }

    /** How many rows of a day there are. */
    long rows(LocalDate day) throws SQLException {
        long rows = 0;
        for (Map.Entry<String, String> table : tables(day).entrySet()) {
            rows += server.number("select count(*) from " + table.getKey() + " where " + table.getValue())
                    .orElseThrow(() -> new SQLException("cannot count the rows of " + table.getKey()));
        }
        return rows;
    }

    /** Seconds that it took. */
    double copy(LocalDate day) throws SQLException, IOException {
        double seconds = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, String> table : tables(day).entrySet()) {
                String name = table.getKey();
                boolean _ = statement.execute("create table plain_%1$s (like %1$s including all)".formatted(name));
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                long out = copy.copyOut(
                        "copy (select * from %s where %s) to stdout".formatted(name, table.getValue()), rows);
                ByteArrayInputStream in = new ByteArrayInputStream(rows.toByteArray());
                long start = System.nanoTime();
                long copied = copy.copyIn("copy plain_%s from stdin".formatted(name), in);
                seconds += (System.nanoTime() - start) / 1e9;
                if (copied != out) {
                    throw new IllegalStateException("%d rows of %s, but %d were copied".formatted(out, name, copied));
                }
            }
        }
        return seconds;
    }
}
