package de.mahnwerk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * PostgreSQL's COPY of the rows that an import wrote, for another merchant: one transaction by the server's owner, into the same
 * tables with the same keys and indexes. It reads no list, asks for nothing and checks nothing.
 */
record CopyOfRows(Postgres server, Path folder) {

    /** Seconds that it took, with the rows in files beforehand. */
    double measure(long from, long to) throws SQLException, IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {"customer", "open_item", "item_entry"}) {
                String columns = columns(statement, table);
                tables.put(table, columns);
                try (OutputStream file = Files.newOutputStream(folder.resolve(table + ".copy"))) {
                    long _ = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy (select %s from %s where tenant = %d) to stdout"
                                            .formatted(columns.replaceFirst("tenant", to + " as tenant"), table, from),
                                    file);
                }
            }
            boolean _ = statement.execute("checkpoint");
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (Map.Entry<String, String> table : tables.entrySet()) {
                try (InputStream file = Files.newInputStream(folder.resolve(table.getKey() + ".copy"))) {
                    long _ = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy %s (%s) from stdin".formatted(table.getKey(), table.getValue()), file);
                }
            }
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Those that are written, the tenant first. */
    private static String columns(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
                 where table_schema = 'public' and is_generated = 'NEVER' and table_name = '%s'
                """.formatted(table))) {
            if (!row.next()) {
                throw new SQLException("no table " + table);
            }
            return row.getString(1);
        }
    }
}
