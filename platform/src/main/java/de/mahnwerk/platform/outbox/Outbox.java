package de.mahnwerk.platform.outbox;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages to the other side, written in the transaction of their change and sent at least once, in order within a
 * subject. What can never be sent is parked, so that it does not block its subject for ever, and shown with a button.
 */
public final class Outbox {

    /** A message that waits; {@code subject} orders it (a hand-over, a case). */
    public record Message(UUID id, String subject, String type, String payload, int attempts) {}

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
                        insert into outbox (tenant, id, subject, type, payload, due_at)
                        select :tenant, r.id, r.subject, r.type, r.payload::jsonb, :now
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, subject text, type text, payload text)
                        """)
                .param("tenant", tenant)
                .param("now", at(clock.now()))
                .param("rows", Rows.json(messages))
                .update();
    }

    /** Leases the oldest unsent message of each subject that is due; two senders never get the same one. */
    public List<Message> lease(long tenant, int most, Duration lease) {
        Instant now = clock.now();
        return db.sql("""
                        with head as (
                          select o.id from outbox o
                           where o.tenant = :tenant and o.sent_at is null and o.parked_at is null and o.due_at <= :now
                             and not exists (select 1 from outbox earlier
                                              where earlier.tenant = :tenant and earlier.subject = o.subject
                                                and earlier.seq < o.seq and earlier.sent_at is null
                                                and earlier.parked_at is null)
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

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
