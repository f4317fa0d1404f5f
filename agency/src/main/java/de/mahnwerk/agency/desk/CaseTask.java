package de.mahnwerk.agency.desk;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Tasks about cases, from rows with the case's {@code client}, {@code id} and {@code reference}, {@code since} and {@code cents}. */
public final class CaseTask {

    private CaseTask() {}

    /** One that is lost {@code days} after it began to wait; it is decided on the case's page at {@code anchor}. */
    public static Task of(ResultSet row, Task.Kind kind, String anchor, int days, Wording what) throws SQLException {
        return of(row, kind, anchor, since(row).plusDays(days), what);
    }

    /** One that is lost after that day. */
    public static Task of(ResultSet row, Task.Kind kind, String anchor, LocalDate lostOn, Wording what)
            throws SQLException {
        return new Task(
                kind,
                row.getLong("client"),
                row.getObject("id", UUID.class),
                Task.ofCase(requireNonNull(row.getString("reference")), anchor),
                since(row),
                lostOn,
                Money.cents(row.getLong("cents")),
                what);
    }

    /** What the client was told last: {@code text_de} and {@code text_en} of an event. */
    public static Wording told(ResultSet row) throws SQLException {
        return Wording.of("{0}", "{1}", row.getString("text_de"), row.getString("text_en"));
    }

    private static LocalDate since(ResultSet row) throws SQLException {
        return requireNonNull(row.getObject("since", LocalDate.class));
    }
}
