package de.mahnwerk.agency.events;

import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Amounts;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.Outcome;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Numbered events as the protocol shows them. Calls work inside a transaction of the client. */
@Component
public class EventFeed {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private static final String SELECT = """
            select id, seq, case_seq, type, occurred_at, business_day, case_id, case_reference, merchant_reference, status,
                   stage, next_step, next_step_on, outcome, principal_cents, interest_cents, merchant_costs_cents,
                   collection_costs_cents, paid_cents, open_cents, paid_out_cents, to_pay_out_cents, data::text, text_de,
                   text_en
              from case_event
            """;

    private static final RowMapper<Event> EVENT = (row, n) -> new Event(
            row.getObject("id", UUID.class),
            row.getLong("seq"),
            row.getObject("case_seq", Long.class),
            row.getString("type"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            row.getObject("business_day", LocalDate.class),
            row.getObject("case_id", UUID.class),
            row.getString("case_reference"),
            row.getString("merchant_reference"),
            status(row.getString("status")),
            row.getString("stage"),
            row.getString("next_step"),
            row.getObject("next_step_on", LocalDate.class),
            outcome(row.getString("outcome")),
            amounts(row),
            ProtocolJson.tolerant().readValue(row.getString("data"), DATA),
            new Text(row.getString("text_de"), row.getString("text_en")));

    /** An event as pages show it: both languages, the day, what it was, and the documents that it names. */
    public record Entry(String type, LocalDate day, Instant at, String textDe, String textEn, List<Named> documents) {}

    /** A document of the case. */
    public record Named(UUID id, String name) {}

    private final JdbcClient db;

    EventFeed(JdbcClient db) {
        this.db = db;
    }

    List<Event> after(long client, long cursor, int limit) {
        return db.sql(SELECT + " where client = :client and seq > :cursor order by seq limit :limit")
                .param("client", client)
                .param("cursor", cursor)
                .param("limit", limit)
                .query(EVENT)
                .list();
    }

    /** The events of the client with these numbers, in order. */
    List<Event> numbered(long client, List<Long> numbers) {
        return db.sql(SELECT + " where client = :client and seq = any(:numbers) order by seq")
                .param("client", client)
                .param("numbers", numbers.toArray(Long[]::new))
                .query(EVENT)
                .list();
    }

    /** Everything that happened to one case and that its client can see, oldest first. */
    public List<Event> ofCase(long client, UUID caseId) {
        return db.sql(SELECT + " where client = :client and case_id = :case and seq is not null order by case_seq")
                .param("client", client)
                .param("case", caseId)
                .query(EVENT)
                .list();
    }

    /** Everything that happened to one case, newest first, for the clerk: also what is not numbered yet. */
    public List<Entry> timeline(long client, UUID caseId) {
        return db.sql("""
                        select e.type, e.business_day, e.occurred_at, e.text_de, e.text_en,
                               array(select d.id || ' ' || d.name from case_document d
                                      where d.client = :client and d.case_id = :case
                                        and d.id = any(array(select x::uuid from jsonb_array_elements_text(e.data->'documents') x))
                                      order by d.number) as documents
                          from case_event e where e.client = :client and e.case_id = :case order by e.case_seq desc
                        """)
                .param("client", client)
                .param("case", caseId)
                .query((row, n) -> new Entry(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        Stream.of((String[]) row.getArray(6).getArray())
                                .map(EventFeed::named)
                                .toList()))
                .list();
    }

    private static Named named(String document) {
        int blank = document.indexOf(' ');
        return new Named(UUID.fromString(document.substring(0, blank)), document.substring(blank + 1));
    }

    long last(long client) {
        return db.sql("select coalesce(max(seq), 0) from case_event where client = :client")
                .param("client", client)
                .query(Long.class)
                .single();
    }

    private static @Nullable ClaimStatus status(@Nullable String name) {
        return name == null ? null : ClaimStatus.valueOf(name);
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }

    private static @Nullable Amounts amounts(ResultSet row) throws SQLException {
        long principal = row.getLong("principal_cents");
        return row.wasNull()
                ? null
                : new Amounts(
                        Amount.ofCents(principal),
                        cents(row, "interest_cents"),
                        cents(row, "merchant_costs_cents"),
                        cents(row, "collection_costs_cents"),
                        cents(row, "paid_cents"),
                        cents(row, "open_cents"),
                        cents(row, "paid_out_cents"),
                        cents(row, "to_pay_out_cents"));
    }

    private static Amount cents(ResultSet row, String column) throws SQLException {
        return Amount.ofCents(row.getLong(column));
    }
}
