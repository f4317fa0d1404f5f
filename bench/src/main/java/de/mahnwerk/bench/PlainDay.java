package de.mahnwerk.bench;

import de.mahnwerk.platform.time.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What the steps of a round wrote, written once more for as many other cases: plain batches of a thousand cases by the
 * server's owner, one transaction each, with all values known beforehand. It judges nothing, counts no amounts, writes no
 * PDF and asks no row policy. Reading what is to be written is not timed.
 */
record PlainDay(Postgres server, AgencyDayFill fill) {

    private static final int BATCH = 1_000;

    /** A table that the steps wrote to; columns that its defaults fill are left out, others may be changed. */
    private record Table(
            String name, String condition, List<String> left, Map<String, UnaryOperator<Object>> changed) {}

    /** The rows of a batch that go into one table. */
    private record Rows(String insert, List<Object[]> values) {}

    /** Steps a second; the cases of {@code to} get the rows that the steps wrote for those of {@code from}. */
    double measure(int from, int to) throws SQLException {
        double seconds = 0;
        long steps = 0;
        try (Connection reading = server.connect();
                Connection writing = server.connect()) {
            writing.setAutoCommit(false);
            List<Long> numbers = numbers(reading, from);
            for (int i = 0; i < numbers.size(); i += BATCH) {
                List<Long> batch = numbers.subList(i, Math.min(i + BATCH, numbers.size()));
                List<Rows> rows = new ArrayList<>();
                for (Table table : tables(from, to)) {
                    rows.add(read(reading, table, batch));
                }
                List<Object[]> cases = cases(reading, batch, to - from);
                long start = System.nanoTime();
                for (Rows one : rows) {
                    write(writing, one.insert(), one.values());
                }
                write(writing, """
                        update collection_case
                           set status = ?, stage = ?, next_step = ?, next_step_on = ?, strategy_version = ?, step = ?, outcome = ?,
                               closed_on = ?, version = ?, case_sequence = ?, changed_at = ?
                         where client = ? and number = ?
                        """, cases);
                writing.commit();
                seconds += (System.nanoTime() - start) / 1e9;
                steps += batch.size();
            }
        }
        return steps / seconds;
    }

    private List<Long> numbers(Connection connection, int round) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select c.number from case_step s join collection_case c on c.client = s.client and c.id = s.case_id
                         where s.done_on = '%s' order by c.client, c.number
                        """.formatted(fill.day(round)))) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }

    private List<Table> tables(int from, int to) {
        UnaryOperator<Object> moved = id -> moved((UUID) id, to - from);
        UnaryOperator<Object> other = sha256 -> "y" + ((String) sha256).substring(1);
        String day = "'" + fill.day(from) + "'";
        return List.of(
                new Table(
                        "document d",
                        "exists (select 1 from letter l where l.client = d.tenant and l.document = d.sha256 and l.case_id = any(?))",
                        List.of(),
                        Map.of("sha256", other)),
                new Table(
                        "case_document d",
                        "d.case_id = any(?)",
                        List.of("number"),
                        Map.of("id", _ -> Ids.next(), "case_id", moved, "sha256", other)),
                new Table("letter l", "l.case_id = any(?)", List.of("id"), Map.of("case_id", moved, "document", other)),
                new Table("case_step s", "s.case_id = any(?)", List.of(), Map.of("case_id", moved)),
                new Table(
                        "posting p",
                        "p.case_id = any(?) and p.booked_on = " + day,
                        List.of("id"),
                        Map.of("case_id", moved)),
                new Table(
                        "case_event e",
                        "e.case_id = any(?) and e.business_day = " + day,
                        List.of("ord"),
                        Map.of(
                                "id",
                                _ -> Ids.next(),
                                "case_id",
                                moved,
                                "seq",
                                seq -> 1_000_000_000 + ((Number) seq).longValue())));
    }

    private static UUID moved(UUID id, int by) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + by);
    }

    private static Rows read(Connection connection, Table table, List<Long> numbers) throws SQLException {
        Object[] ids = numbers.stream()
                .map(number -> UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number)))
                .toArray();
        try (PreparedStatement statement =
                connection.prepareStatement("select * from " + table.name() + " where " + table.condition())) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getMetaData().getColumnName(i));
                }
                columns.removeAll(table.left());
                List<Object[]> values = new ArrayList<>();
                while (row.next()) {
                    values.add(values(row, columns, table.changed()));
                }
                return new Rows(
                        "insert into %s (%s) values (%s)"
                                .formatted(
                                        table.name().substring(0, table.name().indexOf(' ')),
                                        String.join(", ", columns),
                                        String.join(
                                                ", ",
                                                columns.stream().map(_ -> "?").toList())),
                        values);
            }
        }
    }

    private static Object[] values(ResultSet row, List<String> columns, Map<String, UnaryOperator<Object>> changed)
            throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.getObject(columns.get(i));
            values[i] = changed.getOrDefault(columns.get(i), UnaryOperator.identity())
                    .apply(value);
        }
        return values;
    }

    private static List<Object[]> cases(Connection connection, List<Long> numbers, int by) throws SQLException {
        List<Object[]> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select status, stage, next_step, next_step_on, strategy_version, step, outcome, closed_on, version, case_sequence,
                       changed_at, client, number + ?
                  from collection_case where number = any(?)
                """)) {
            statement.setInt(1, by);
            statement.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Object[] one = new Object[row.getMetaData().getColumnCount()];
                    for (int i = 0; i < one.length; i++) {
                        one[i] = row.getObject(i + 1);
                    }
                    values.add(one);
                }
            }
        }
        return values;
    }

    private static void write(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            int[] _ = statement.executeBatch();
        }
    }
}
