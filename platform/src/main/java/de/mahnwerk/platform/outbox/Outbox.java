package de.mahnwerk.platform.outbox;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages to the other side, written in the transaction of their change and sent at least once, in order within a
 * subject. What can never be sent is parked, so that it does not block its subject for ever, and shown with a button.
 */
public final class Outbox {

    /** A message that waits; {@code subject} orders it (a hand-over, a case). */
    public record Message(UUID id, String subject, String type, String payload, int attempts) {}

    /**
     * A message as people see it; neither sent nor parked means that it waits.
     *
     * @param trouble why the last attempt failed, or why it was parked
     * @param droppedBy who decided that it is not to be sent
     */
    public record Entry(
            UUID id,
            String subject,
            String type,
            String payload,
            int attempts,
            @Nullable Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant parkedAt,
            @Nullable String trouble,
            @Nullable String droppedBy) {}

    private static final String ENTRY = """
            select id, subject, type, payload::text, attempts, created_at, sent_at, parked_at, last_error as trouble, dropped_by
              from outbox
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    public Outbox(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A message without attempts yet. */
    public static Message message(UUID id, String subject, String type, String payload) {
        return new Message(id, subject, type, payload, 0);
    }

    /** Adds messages in one statement; throws {@link IllegalStateException} outside a transaction. */
    public void add(long tenant, Collection<Message> messages) {
        if (!isActualTransactionActive()) {
            throw new IllegalStateException(
                    "an outbox message belongs into the transaction of its change: " + messages);
        }
        int _ = db.sql("""
                        insert into outbox (tenant, id, subject, type, payload, due_at, created_at)
                        select :tenant, r.id, r.subject, r.type, r.payload::jsonb, :now, :now
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, subject text, type text, payload text)
                        """)
                .param("tenant", tenant)
                .param("now", at(clock.now()))
                .param("rows", Rows.json(messages))
                .update();
    }

    /**
     * Leases the oldest unsent message of each subject that is due; two senders never get the same one. Which is the oldest
     * is asked message by message: a join of all that wait with all that wait takes minutes when ten thousand came at once
     * and the server does not know it yet.
     */
    public List<Message> lease(long tenant, int most, Duration lease) {
        Instant now = clock.now();
        return db.sql("""
                        with head as (
                          select o.id from outbox o
                           where o.tenant = :tenant and o.sent_at is null and o.parked_at is null and o.due_at <= :now
                             and o.seq = (select min(first.seq) from outbox first
                                           where first.tenant = :tenant and first.subject = o.subject
                                             and first.sent_at is null and first.parked_at is null)
                           order by o.seq limit :most
                             for update skip locked)
                        update outbox set due_at = :until, attempts = attempts + 1
                          from head where outbox.tenant = :tenant and outbox.id = head.id
                        returning outbox.id, subject, type, payload::text, attempts
                        """)
                .param("tenant", tenant)
                .param("now", at(now))
                .param("until", at(now.plus(lease)))
                .param("most", most)
                .query(Message.class)
                .list();
    }

    public void done(long tenant, UUID id) {
        Rows.exactlyOne(db.sql("update outbox set sent_at = :now where tenant = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .param("now", at(clock.now()))
                .update());
    }

    /** Puts a message back until {@code pause} is over; the reason is shown beside it. */
    public void retry(long tenant, UUID id, Duration pause, String reason) {
        Rows.exactlyOne(
                db.sql("update outbox set due_at = :at, last_error = :reason where tenant = :tenant and id = :id")
                        .param("tenant", tenant)
                        .param("id", id)
                        .param("at", at(clock.now().plus(pause)))
                        .param("reason", reason)
                        .update());
    }

    public void park(long tenant, UUID id, String reason) {
        Rows.exactlyOne(
                db.sql("update outbox set parked_at = :now, last_error = :reason where tenant = :tenant and id = :id")
                        .param("tenant", tenant)
                        .param("id", id)
                        .param("now", at(clock.now()))
                        .param("reason", reason)
                        .update());
    }

    /** Parked messages, oldest first, and of all others those that wait longest. */
    public List<Entry> unsent(long tenant, int most) {
        return db.sql(ENTRY + """
                         where tenant = :tenant and sent_at is null and dropped_by is null
                         order by parked_at nulls last, seq limit :most
                        """)
                .param("tenant", tenant)
                .param("most", most)
                .query(Entry.class)
                .list();
    }

    /** Everything about a subject, oldest first. */
    public List<Entry> about(long tenant, String subject) {
        return db.sql(ENTRY + " where tenant = :tenant and subject = :subject order by seq")
                .param("tenant", tenant)
                .param("subject", subject)
                .query(Entry.class)
                .list();
    }

    /** How many messages only a person can help. */
    public long parked(long tenant) {
        return db.sql(
                        "select count(*) from outbox where tenant = :tenant and parked_at is not null and dropped_by is null")
                .param("tenant", tenant)
                .query(Long.class)
                .single();
    }

    /**
     * Sends a parked message again, after all that waits for its subject; whether it was parked. It goes under a new number:
     * whoever refused it would repeat his refusal under the old one.
     */
    public boolean unpark(long tenant, UUID id) {
        return db.sql("""
                        update outbox set id = :fresh, parked_at = null, due_at = :now, attempts = 0, seq = nextval('outbox_seq')
                         where tenant = :tenant and id = :id and parked_at is not null and dropped_by is null
                        """)
                        .param("tenant", tenant)
                        .param("id", id)
                        .param("fresh", Ids.next())
                        .param("now", at(clock.now()))
                        .update()
                == 1;
    }

    /** A parked message is not to be sent any more; whether it was parked. */
    public boolean drop(long tenant, UUID id, String by) {
        return db.sql("""
                        update outbox set dropped_by = :by
                         where tenant = :tenant and id = :id and parked_at is not null and dropped_by is null
                        """)
                        .param("tenant", tenant)
                        .param("id", id)
                        .param("by", by)
                        .update()
                == 1;
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
