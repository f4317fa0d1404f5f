package de.mahnwerk.agency.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Webhooks as the clerks see them: how each fares, what was delivered, and how to help. Works over what the transaction sees. */
@Component
public class WebhookDesk {

    /**
     * One webhook and how it fares.
     *
     * @param waiting events in its queue
     * @param disabledAt when it was given up after long failure
     */
    public record Line(
            long client,
            String clientName,
            UUID id,
            String url,
            List<String> types,
            boolean active,
            Instant createdAt,
            @Nullable Instant failingSince,
            @Nullable Instant quietUntil,
            @Nullable Instant disabledAt,
            @Nullable Instant oldSecretUntil,
            long waiting,
            long lastEvent) {

        public Line {
            types = List.copyOf(types);
        }
    }

    /** One line of the log; {@code result} is DELIVERED, FAILED or LEFT_TO_FEED. */
    public record Logged(
            long seq,
            String type,
            int attempt,
            String result,
            @Nullable String detail,
            @Nullable Integer tookMs,
            Instant at) {}

    private static final String SELECT = """
            select w.client, c.name as client_name, w.id, w.url, array(select jsonb_array_elements_text(w.types)) as types,
                   w.active, w.created_at, w.failing_since, w.quiet_until, w.disabled_at, w.old_secret_until,
                   (select count(*) from webhook_delivery d where d.client = w.client and d.webhook_id = w.id) as waiting,
                   (select coalesce(max(e.seq), 0) from case_event e where e.client = w.client) as last_event
              from webhook w join client c on c.client = w.client
            """;

    private static final RowMapper<Line> LINE = (row, n) -> new Line(
            row.getLong("client"),
            row.getString("client_name"),
            row.getObject("id", UUID.class),
            row.getString("url"),
            List.of((String[]) row.getArray("types").getArray()),
            row.getBoolean("active"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("failing_since", OffsetDateTime.class)),
            instant(row.getObject("quiet_until", OffsetDateTime.class)),
            instant(row.getObject("disabled_at", OffsetDateTime.class)),
            instant(row.getObject("old_secret_until", OffsetDateTime.class)),
            row.getLong("waiting"),
            row.getLong("last_event"));

    private final JdbcClient db;
    private final Deliveries deliveries;
    private final Pushing pushing;

    WebhookDesk(JdbcClient db, Deliveries deliveries, Pushing pushing) {
        this.db = db;
        this.deliveries = deliveries;
        this.pushing = pushing;
    }

    /** Those in trouble first. */
    public List<Line> all() {
        return db.sql(SELECT + " order by w.disabled_at nulls last, w.failing_since nulls last, c.name, w.id")
                .query(LINE)
                .list();
    }

    public Optional<Line> find(UUID id) {
        return db.sql(SELECT + " where w.id = :id").param("id", id).query(LINE).optional();
    }

    /** How many webhooks fail or were given up. */
    public long inTrouble() {
        return db.sql("select count(*) from webhook where failing_since is not null or disabled_at is not null")
                .query(Long.class)
                .single();
    }

    /** The newest attempts; {@code result} empty for all. */
    public List<Logged> log(Line webhook, String result, int most) {
        return db.sql("""
                        select a.seq, e.type, a.attempt, a.result, a.detail, a.took_ms, a.at
                          from webhook_attempt a left join case_event e on e.client = a.client and e.seq = a.seq
                         where a.client = :client and a.webhook_id = :id and (:result = '' or a.result = :result)
                         order by a.id desc limit :most
                        """)
                .param("client", webhook.client())
                .param("id", webhook.id())
                .param("result", result)
                .param("most", most)
                .query((row, n) -> new Logged(
                        row.getLong(1),
                        java.util.Objects.requireNonNullElse(row.getString(2), ""),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, Integer.class),
                        row.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Pushes the events of these numbers once more; how many. */
    public int replay(Line webhook, long from, long to) {
        int queued = deliveries.replay(webhook.client(), webhook.id(), from, to);
        pushing.soonAfterCommit(webhook.client());
        return queued;
    }

    /** Pushes once more what was never acknowledged; how many. */
    public int replayLeft(Line webhook) {
        int queued = deliveries.replayLeft(webhook.client(), webhook.id());
        pushing.soonAfterCommit(webhook.client());
        return queued;
    }

    /** Tries a webhook again at once: one that fails without waiting for its pause, one that was given up from now on. */
    public void enable(Line webhook) {
        int changed = db.sql("""
                        update webhook set active = true, disabled_at = null, quiet_until = null, failures = 0, failing_since = null,
                               notice_due = false
                         where client = :client and id = :id
                        """)
                .param("client", webhook.client())
                .param("id", webhook.id())
                .update();
        assert changed <= 1;
        int due = db.sql("update webhook_delivery set due_at = :now where client = :client and webhook_id = :id")
                .param("client", webhook.client())
                .param("id", webhook.id())
                .param("now", deliveries.now())
                .update();
        assert due >= 0;
        pushing.soonAfterCommit(webhook.client());
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
