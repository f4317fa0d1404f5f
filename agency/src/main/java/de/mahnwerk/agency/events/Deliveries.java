package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code webhook_delivery} (what waits to be pushed) and {@code webhook_attempt} (the log). Calls work inside a
 * transaction of the client.
 */
@Component
class Deliveries {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(8);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final Duration DISABLE_AFTER = Duration.ofDays(5);
    private static final int MOST_DOUBLINGS = 12;

    /** One event for one webhook, leased for one attempt. */
    record Delivery(UUID webhookId, long seq, int attempt, String url, List<String> secrets) {}

    /** How an attempt ended; {@code error} null when it was acknowledged. */
    record Attempt(Delivery of, @Nullable String error, int tookMs) {}

    private record Row(
            UUID webhookId,
            long seq,
            int attempt,
            String result,
            @Nullable String detail,
            int tookMs,
            Instant dueAt) {}

    private final JdbcClient db;
    private final Secrets secrets;
    private final BusinessClock clock;

    Deliveries(JdbcClient db, Secrets secrets, BusinessClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Leases what is due, oldest event first. A webhook whose last attempts all failed gets one delivery as a probe, after a
     * pause of its own, so that a dead address with many waiting events costs one call at a time.
     */
    List<Delivery> lease(long client, int most) {
        Instant now = clock.now();
        return db.sql("""
                        with due as (
                          select x.webhook_id, x.seq
                            from webhook w cross join lateral (
                              select d.webhook_id, d.seq from webhook_delivery d
                               where d.client = :client and d.webhook_id = w.id and d.due_at <= :now
                               order by d.seq limit case when w.failing_since is null then :most else 1 end
                                 for update skip locked) x
                           where w.client = :client and w.active and (w.quiet_until is null or w.quiet_until <= :now))
                        update webhook_delivery d set due_at = :until, attempts = d.attempts + 1
                          from due join webhook w on w.client = :client and w.id = due.webhook_id
                         where d.client = :client and d.webhook_id = due.webhook_id and d.seq = due.seq
                        returning d.webhook_id, d.seq, d.attempts, w.url, w.secret,
                                  case when w.old_secret_until > :now then w.old_secret end as old_secret
                        """)
                .param("client", client)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .param("most", most)
                .query((row, n) -> new Delivery(
                        row.getObject("webhook_id", UUID.class),
                        row.getLong("seq"),
                        row.getInt("attempts"),
                        row.getString("url"),
                        Stream.of(row.getString("secret"), row.getString("old_secret"))
                                .filter(java.util.Objects::nonNull)
                                .map(secrets::open)
                                .toList()))
                .list();
    }

    /** What was acknowledged goes, the rest waits for its next turn; each attempt is in the log, each webhook shows how it fares. */
    void note(long client, List<Attempt> attempts) {
        Instant now = clock.now();
        List<Row> rows = new ArrayList<>();
        for (Attempt attempt : attempts) {
            Delivery of = attempt.of();
            rows.add(new Row(
                    of.webhookId(),
                    of.seq(),
                    of.attempt(),
                    attempt.error() == null ? "DELIVERED" : "FAILED",
                    attempt.error(),
                    attempt.tookMs(),
                    now.plus(pause(of.attempt()))));
        }
        int logged = db.sql("""
                        with r as (
                          select * from jsonb_to_recordset(:rows::jsonb) as r(webhook_id uuid, seq bigint, attempt int, result text,
                                 detail text, took_ms int, due_at timestamptz)),
                        gone as (
                          delete from webhook_delivery d using r
                           where d.client = :client and d.webhook_id = r.webhook_id and d.seq = r.seq and r.result = 'DELIVERED'),
                        waiting as (
                          update webhook_delivery d set due_at = r.due_at, last_error = r.detail from r
                           where d.client = :client and d.webhook_id = r.webhook_id and d.seq = r.seq and r.result = 'FAILED')
                        insert into webhook_attempt (client, webhook_id, seq, attempt, result, detail, took_ms, at)
                        select :client, r.webhook_id, r.seq, r.attempt, r.result, r.detail, r.took_ms, :now
                          from r join webhook w on w.client = :client and w.id = r.webhook_id
                         order by r.seq
                           for key share of w
                        """)
                .param("client", client)
                .param("now", utc(now))
                .param("rows", Rows.json(rows))
                .update();
        assert logged <= rows.size();
        fare(client, rows, now);
    }

    /** A webhook fails when all of a round failed; after five days of it nothing more is pushed, and both sides are told. */
    private void fare(long client, List<Row> rows, Instant now) {
        int changed = db.sql("""
                        update webhook w
                           set failing_since = case when f.failing then coalesce(w.failing_since, :now) end,
                               failures = case when f.failing then w.failures + 1 else 0 end,
                               quiet_until = case when f.failing then
                                 :now::timestamptz + least(:first * power(2, least(w.failures, :doublings)), :longest) * interval '1 second' end,
                               active = not (f.failing and coalesce(w.failing_since <= :limit, false)),
                               disabled_at = case when f.failing and w.failing_since <= :limit then :now::timestamptz end,
                               notice_due = f.failing and coalesce(w.failing_since <= :limit, false)
                          from (select r.webhook_id, bool_and(r.result = 'FAILED') as failing
                                  from jsonb_to_recordset(:rows::jsonb) as r(webhook_id uuid, result text) group by 1) f
                         where w.client = :client and w.id = f.webhook_id and (f.failing or w.failing_since is not null)
                        """)
                .param("client", client)
                .param("now", utc(now))
                .param("limit", utc(now.minus(DISABLE_AFTER)))
                .param("first", FIRST_PAUSE.toSeconds())
                .param("longest", LONGEST_PAUSE.toSeconds())
                .param("doublings", MOST_DOUBLINGS)
                .param("rows", Rows.json(rows))
                .update();
        assert changed >= 0;
    }

    /** What is too old to be pushed, or waits for a webhook that is switched off, is left to the feed. */
    int expire(long client) {
        return db.sql("""
                        with gone as (
                          delete from webhook_delivery d using webhook w
                           where d.client = :client and w.client = :client and w.id = d.webhook_id
                             and (d.first_at <= :limit or not w.active)
                          returning d.webhook_id, d.seq, d.attempts, d.last_error)
                        insert into webhook_attempt (client, webhook_id, seq, attempt, result, detail, at)
                        select :client, webhook_id, seq, attempts, 'LEFT_TO_FEED', last_error, :now from gone order by seq
                        """)
                .param("client", client)
                .param("limit", utc(clock.now().minus(GIVE_UP_AFTER)))
                .param("now", utc(clock.now()))
                .update();
    }

    /** Puts events into the queue of a webhook again, as if they had just happened; how many. */
    int replay(long client, UUID webhook, long from, long to) {
        return db.sql("""
                        insert into webhook_delivery (client, webhook_id, seq, first_at, due_at)
                        select :client, w.id, e.seq, :now, :now
                          from webhook w join case_event e on e.client = :client and e.seq between :from and :to
                         where w.client = :client and w.id = :webhook and w.active
                           and (jsonb_array_length(w.types) = 0 or jsonb_exists(w.types, e.type))
                        on conflict (client, webhook_id, seq) do update set first_at = :now, due_at = :now, attempts = 0
                        """)
                .param("client", client)
                .param("webhook", webhook)
                .param("from", from)
                .param("to", to)
                .param("now", utc(clock.now()))
                .update();
    }

    /** The same for every event that was never acknowledged. */
    int replayLeft(long client, UUID webhook) {
        return db.sql("""
                        insert into webhook_delivery (client, webhook_id, seq, first_at, due_at)
                        select distinct :client, a.webhook_id, a.seq, :now::timestamptz, :now::timestamptz
                          from webhook_attempt a join webhook w on w.client = :client and w.id = a.webhook_id and w.active
                         where a.client = :client and a.webhook_id = :webhook and a.result = 'LEFT_TO_FEED'
                           and not exists (select 1 from webhook_attempt later
                                            where later.client = :client and later.webhook_id = a.webhook_id
                                              and later.seq = a.seq and later.result = 'DELIVERED' and later.id > a.id)
                        on conflict (client, webhook_id, seq) do nothing
                        """)
                .param("client", client)
                .param("webhook", webhook)
                .param("now", utc(clock.now()))
                .update();
    }

    OffsetDateTime now() {
        return utc(clock.now());
    }

    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
