package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.outbox.Outbox;
import de.mahnwerk.protocol.AccountStatement;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What both sides said, showed and asked about a case, and what of our words is still on its way. */
@Component
public class Conversation {

    /** A message; {@code kind} is MESSAGE, QUERY or ANSWER. */
    public record Message(
            UUID id,
            String sender,
            String kind,
            String body,
            Instant postedAt,
            @Nullable LocalDate dueOn,
            @Nullable Instant answeredAt) {}

    /** A document of the case; its file lies with the agency. */
    public record CaseDocument(UUID id, String sender, String kind, String name, Instant addedAt) {}

    /** A decision that only the merchant can take. */
    public record DecisionAsked(
            UUID id,
            String kind,
            String textDe,
            String textEn,
            LocalDate dueOn,
            @Nullable String ifYesDe,
            @Nullable String ifYesEn,
            @Nullable String ifNoDe,
            @Nullable String ifNoEn,
            @Nullable Long costCents,
            @Nullable Long offerCents,
            @Nullable String choice,
            @Nullable String takenBy) {}

    /** An instruction and how far it is. */
    public record Ordered(UUID id, String kind, String state, long priceCents, Instant changedAt) {}

    /** A line of the agency's claim account. */
    public record AccountLine(
            LocalDate valueOn, String textDe, String textEn, String component, long amountCents, long openCents) {}

    /** What the agency answered when we asked, or why it could not. */
    public sealed interface Asked<T> {
        record Got<T>(T value) implements Asked<T> {}

        record Failed<T>(String why) implements Asked<T> {}
    }

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final AgencyConnections agencies;
    private final Outbox outbox;

    Conversation(JdbcClient db, Tenancy tenancy, AgencyConnections agencies, Outbox outbox) {
        this.db = db;
        this.tenancy = tenancy;
        this.agencies = agencies;
        this.outbox = outbox;
    }

    /** Oldest first. */
    public List<Message> messages(long tenant, UUID handover) {
        return db.sql("""
                        select id, sender, kind, body, posted_at, due_on, answered_at
                          from case_message where tenant = :tenant and handover_id = :handover order by posted_at, id
                        """)
                .param("tenant", tenant)
                .param("handover", handover)
                .query(Message.class)
                .list();
    }

    public List<CaseDocument> documents(long tenant, UUID handover) {
        return db.sql("""
                        select id, sender, kind, name, added_at from case_document
                         where tenant = :tenant and handover_id = :handover order by added_at, id
                        """)
                .param("tenant", tenant)
                .param("handover", handover)
                .query(CaseDocument.class)
                .list();
    }

    /** Those that wait first. */
    public List<DecisionAsked> decisions(long tenant, UUID handover) {
        return db.sql("""
                        select id, kind, text_de, text_en, due_on, if_yes_de, if_yes_en, if_no_de, if_no_en, cost_cents,
                               offer_cents, choice, taken_by
                          from case_decision where tenant = :tenant and handover_id = :handover
                         order by choice nulls first, due_on
                        """)
                .param("tenant", tenant)
                .param("handover", handover)
                .query(DecisionAsked.class)
                .list();
    }

    public List<Ordered> instructions(long tenant, UUID handover) {
        return db.sql("""
                        select id, kind, state, price_cents, changed_at from case_instruction
                         where tenant = :tenant and handover_id = :handover order by changed_at, id
                        """)
                .param("tenant", tenant)
                .param("handover", handover)
                .query(Ordered.class)
                .list();
    }

    /** What we told or tell the agency about this claim, newest first. */
    public List<Outbox.Entry> told(long tenant, UUID handover) {
        return outbox.about(tenant, handover.toString()).reversed();
    }

    /** The agency's claim account as of a day, asked now; call it outside of transactions. */
    public Asked<List<AccountLine>> account(long tenant, CollectionCase one, LocalDate asOf) {
        return switch (client(tenant, one).account(one.caseId(), asOf)) {
            case Answer.Done<AccountStatement> done ->
                new Asked.Got<>(done.value().postings().stream()
                        .map(line -> new AccountLine(
                                line.valueDate(),
                                line.text().de(),
                                line.text().en(),
                                line.component().name(),
                                line.amount().cents(),
                                line.openAfter().cents()))
                        .toList());
            case Answer.Refused<AccountStatement> refused ->
                new Asked.Failed<>(refused.problem().title());
            case Answer.Unreachable<AccountStatement> unreachable -> new Asked.Failed<>(unreachable.reason());
        };
    }

    /** The file of a document, fetched from the agency now; call it outside of transactions. */
    public Asked<byte[]> file(long tenant, CollectionCase one, UUID document) {
        return switch (client(tenant, one).document(one.caseId(), document)) {
            case Answer.Done<byte[]> done -> new Asked.Got<>(done.value());
            case Answer.Refused<byte[]> refused ->
                new Asked.Failed<>(refused.problem().title());
            case Answer.Unreachable<byte[]> unreachable -> new Asked.Failed<>(unreachable.reason());
        };
    }

    private HandoverClient client(long tenant, CollectionCase one) {
        return tenancy.as(tenant, () -> agencies.client(tenant, one.agency()));
    }
}
