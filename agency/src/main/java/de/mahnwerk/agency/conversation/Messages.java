package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Message;
import de.mahnwerk.protocol.MessageKind;
import de.mahnwerk.protocol.Party;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code case_message}: what clerk and client write to each other. A query holds its case where the life cycle lets
 * it, until an answer names it; then the case goes on where it stood.
 */
@Component
public class Messages {

    /** A message with its number, which counts on and is the cursor. */
    record Numbered(long number, Message message) {}

    private static final String COLUMNS = """
            number, id, sender, kind, text, posted_at, due_on, answer_to, answered_at,
            array(select jsonb_array_elements_text(documents)) as documents
            """;

    private static final RowMapper<Numbered> MAPPER = (row, n) -> new Numbered(
            row.getLong("number"),
            new Message(
                    row.getObject("id", UUID.class),
                    Party.valueOf(row.getString("sender")),
                    MessageKind.valueOf(row.getString("kind")),
                    row.getString("text"),
                    row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                    row.getObject("due_on", LocalDate.class),
                    row.getObject("answer_to", UUID.class),
                    Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                            .orElse(null),
                    Arrays.stream((String[]) row.getArray("documents").getArray())
                            .map(UUID::fromString)
                            .toList()));

    private final JdbcClient db;
    private final Cases cases;
    private final CaseEvents events;
    private final BusinessClock clock;

    Messages(JdbcClient db, Cases cases, CaseEvents events, BusinessClock clock) {
        this.db = db;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    List<Numbered> after(long client, UUID caseId, long number, int most) {
        return db.sql("select " + COLUMNS + """
                          from case_message
                         where client = :client and case_id = :case and number > :after order by number limit :most
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("after", number)
                .param("most", most)
                .query(MAPPER)
                .list();
    }

    /** The query of the case, answered or not. */
    Optional<Message> query(long client, UUID caseId, UUID id) {
        return db.sql("select " + COLUMNS + """
                          from case_message where client = :client and case_id = :case and id = :id and kind = 'QUERY'
                        """)
                .param("client", client)
                .param("case", caseId)
                .param("id", id)
                .query(MAPPER)
                .optional()
                .map(Numbered::message);
    }

    /** The clerk tells the client something that needs no answer. */
    public void tell(CollectionCase known, String text, LocalDate day) {
        Message posted = add(known, Party.AGENCY, MessageKind.MESSAGE, text, null, null, List.of());
        posted(known, posted, day);
    }

    /** The clerk asks; the case waits for the answer where the life cycle lets it. The case as it is then. */
    public CollectionCase ask(CollectionCase known, String question, LocalDate dueOn, LocalDate day) {
        Message query = add(known, Party.AGENCY, MessageKind.QUERY, question, dueOn, null, List.of());
        CollectionCase now = known;
        if (CaseLifecycle.allows(known.status(), CaseTrigger.CHECK_QUERIED)) {
            now = cases.change(known.client(), List.of(CaseChange.of(known).by(CaseTrigger.CHECK_QUERIED)), day)
                    .getFirst();
        }
        record(
                now,
                EventType.CLAIM_QUERIED,
                new EventData.QueryAsked(query.id(), question, dueOn).toMap(),
                day,
                "Rückfrage: " + question,
                "Query: " + question);
        return now;
    }

    /** A message of the client. */
    Message post(CollectionCase known, String text, List<UUID> documents, LocalDate day) {
        Message posted = add(known, Party.MERCHANT, MessageKind.MESSAGE, text, null, null, documents);
        posted(known, posted, day);
        return posted;
    }

    /** The client's answer to a query that waits; the case goes on when no other one waits. */
    Message answer(CollectionCase known, UUID query, String text, List<UUID> documents, LocalDate day) {
        Rows.exactlyOne(db.sql("""
                        update case_message set answered_at = :now
                         where client = :client and case_id = :case and id = :id and kind = 'QUERY' and answered_at is null
                        """)
                .param("client", known.client())
                .param("case", known.id())
                .param("id", query)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update());
        Message answer = add(known, Party.MERCHANT, MessageKind.ANSWER, text, null, query, documents);
        CollectionCase now = known;
        if (CaseLifecycle.allows(known.status(), CaseTrigger.QUERY_ANSWERED) && !waits(known)) {
            now = cases.change(known.client(), List.of(goingOn(known, day)), day)
                    .getFirst();
        }
        record(
                now,
                EventType.CLAIM_QUERY_ANSWERED,
                new EventData.QueryAnswered(answer.id(), query, documents).toMap(),
                day,
                "Rückfrage beantwortet: " + text,
                "Query answered: " + text);
        return answer;
    }

    /** What came due while the case waited is due today and not in the past. */
    private static CaseChange goingOn(CollectionCase known, LocalDate day) {
        CaseChange change = CaseChange.of(known).by(CaseTrigger.QUERY_ANSWERED);
        String next = known.nextStep();
        LocalDate on = known.nextStepOn();
        return next != null && on != null && on.isBefore(day) ? change.next(next, day) : change;
    }

    private boolean waits(CollectionCase known) {
        return db.sql("""
                        select count(*) from case_message
                         where client = :client and case_id = :case and kind = 'QUERY' and answered_at is null
                        """)
                        .param("client", known.client())
                        .param("case", known.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Message add(
            CollectionCase known,
            Party from,
            MessageKind kind,
            String text,
            @Nullable LocalDate dueOn,
            @Nullable UUID answerTo,
            List<UUID> documents) {
        Message message = new Message(Ids.next(), from, kind, text, clock.now(), dueOn, answerTo, null, documents);
        Rows.exactlyOne(db.sql("""
                        insert into case_message (client, id, case_id, sender, kind, text, posted_at, due_on, answer_to, documents)
                        values (:client, :id, :case, :sender, :kind, :text, :now, :due, :answerTo, :documents::jsonb)
                        """)
                .param("client", known.client())
                .param("id", message.id())
                .param("case", known.id())
                .param("sender", from.name())
                .param("kind", kind.name())
                .param("text", text)
                .param("now", message.postedAt().atOffset(ZoneOffset.UTC))
                .param("due", dueOn)
                .param("answerTo", answerTo)
                .param("documents", Rows.json(documents))
                .update());
        return message;
    }

    private void posted(CollectionCase known, Message message, LocalDate day) {
        boolean ours = message.from() == Party.AGENCY;
        record(
                known,
                EventType.MESSAGE_POSTED,
                new EventData.MessagePosted(message.id(), message.from(), message.text(), message.documents()).toMap(),
                day,
                (ours ? "Nachricht der Sachbearbeitung: " : "Nachricht des Mandanten: ") + message.text(),
                (ours ? "Message of the clerk: " : "Message of the merchant: ") + message.text());
    }

    private void record(
            CollectionCase one, EventType type, Map<String, Object> data, LocalDate day, String de, String en) {
        events.record(List.of(new NewCaseEvent(one.client(), one.id(), type.wire(), day, data, de, en)));
    }
}
