package de.mahnwerk.platform.database;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many rows into a temporary table of the running transaction by PostgreSQL's COPY, from where one statement takes them on.
 * It costs a fraction of rows that travel as a parameter when they are thousands and several statements read them.
 */
public final class CopyIn {

    private static final int USUAL_ROW = 256;

    /** From so many rows on the planner should know what is there. */
    private static final int MANY = 500;

    private CopyIn() {}

    /**
     * Makes {@code table} with {@code columns} ({@code number text, due_on date}) unless the connection has it, empties it, and
     * copies the rows into it. Its rows end with the transaction.
     *
     * @param values of a row in the order of the columns: texts, numbers, days and truth values, null for no value
     */
    public static <T> void temporary(
            JdbcTemplate jdbc, String table, String columns, List<T> rows, Function<T, @Nullable Object[]> values) {
        StringBuilder text = new StringBuilder(rows.size() * USUAL_ROW);
        for (T row : rows) {
            write(text, values.apply(row));
        }
        long copied = jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local client_min_messages = warning");
                statement.execute(
                        "create temporary table if not exists " + table + " (" + columns + ") on commit delete rows");
                statement.execute("truncate " + table);
                long count = copy(connection, table, text);
                if (rows.size() >= MANY) {
                    statement.execute("analyze " + table);
                }
                return count;
            }
        });
        if (copied != rows.size()) {
            throw new IllegalStateException(copied + " rows were copied into " + table + " instead of " + rows.size());
        }
    }

    private static void write(StringBuilder text, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                text.append("\\N");
            } else {
                escape(text, value.toString());
            }
            text.append(i + 1 < values.length ? '\t' : '\n');
        }
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            switch (sign) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(sign);
            }
        }
    }

    private static long copy(Connection connection, String table, CharSequence text) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("the rows did not reach the database", e);
        }
    }
}
