package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pushes numbered events to the clients' webhooks, signed after Standard Webhooks. What is not acknowledged goes again after
 * growing pauses for three days and is then left to the feed. A push holds no connection to the database.
 */
@Component
@Order(810)
class Pushing implements RecurringWork {

    private static final int BATCH = 200;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(8);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final int MOST_DOUBLINGS = 12;
    private static final int AT_ONCE = 16;

    private record Due(
            long client, UUID webhookId, long seq, int attempts, Instant firstAt, String url, String secret) {}

    private record Outcome(Due due, @Nullable String error) {}

    private record Ended(UUID webhookId, long seq) {}

    private record Waiting(UUID webhookId, long seq, String dueAt, String error) {}

    private record Seen(UUID webhookId, @Nullable String error) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final EventFeed feed;
    private final WebhookTarget target;
    private final Secrets secrets;
    private final BusinessClock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Pushing(
            JdbcClient db,
            Tenancy tenancy,
            EventFeed feed,
            WebhookTarget target,
            Secrets secrets,
            BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.feed = feed;
        this.target = target;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int work() {
        int all = 0;
        for (long client : clients()) {
            List<Due> due;
            do {
                due = tenancy.as(client, () -> lease(client));
                push(client, due);
                all += due.size();
            } while (due.size() == BATCH);
        }
        return all;
    }

    private List<Long> clients() {
        return tenancy.asEveryone(() -> db.sql("select distinct client from webhook_delivery where due_at <= :now")
                .param("now", utc(clock.now()))
                .query(Long.class)
                .list());
    }

    private List<Due> lease(long client) {
        Instant now = clock.now();
        return db.sql("""
                        with due as (
                          select webhook_id, seq from webhook_delivery
                           where client = :client and due_at <= :now
                           order by seq limit :most for update skip locked)
                        update webhook_delivery d set due_at = :until, attempts = d.attempts + 1
                          from due join webhook w on w.client = :client and w.id = due.webhook_id
                         where d.client = :client and d.webhook_id = due.webhook_id and d.seq = due.seq
                        returning d.client, d.webhook_id, d.seq, d.attempts, d.first_at, w.url, w.secret
                        """)
                .param("client", client)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .param("most", BATCH)
                .query((row, n) -> new Due(
                        row.getLong("client"),
                        row.getObject("webhook_id", UUID.class),
                        row.getLong("seq"),
                        row.getInt("attempts"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getString("url"),
                        row.getString("secret")))
                .list();
    }

    private void push(long client, List<Due> due) {
        if (due.isEmpty()) {
            return;
        }
        Map<Long, Event> events =
                tenancy
                        .as(
                                client,
                                () -> feed.numbered(
                                        client,
                                        due.stream().map(Due::seq).distinct().toList()))
                        .stream()
                        .collect(Collectors.toMap(Event::sequence, Function.identity()));
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService pushes =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Due one : due) {
                Event event = events.get(one.seq());
                if (event != null) {
                    running.add(pushes.submit(() -> new Outcome(one, send(one, event))));
                }
            }
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a push broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        tenancy.run(client, () -> note(client, outcomes));
    }

    /** What went wrong; null when the client acknowledged. */
    private @Nullable String send(Due due, Event event) throws InterruptedException {
        String refusal = target.refusal(due.url()).orElse(null);
        if (refusal != null) {
            return refusal;
        }
        String body = Wire.text(event);
        String id = event.id().toString();
        Instant now = clock.now();
        HttpRequest request = HttpRequest.newBuilder(URI.create(due.url()))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(
                        WebhookSignature.SIGNATURE,
                        WebhookSignature.with(secrets.open(due.secret())).sign(id, now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? null : "answered " + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Acknowledged or too old: the row goes. Else it waits for its next turn, and the webhook is shown as failing. */
    private void note(long client, List<Outcome> outcomes) {
        Instant now = clock.now();
        List<Ended> ended = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Due due = outcome.due();
            Instant next = now.plus(pause(due.attempts()));
            if (outcome.error() == null || next.isAfter(due.firstAt().plus(GIVE_UP_AFTER))) {
                ended.add(new Ended(due.webhookId(), due.seq()));
            }
            if (outcome.error() != null) {
                waiting.add(new Waiting(due.webhookId(), due.seq(), next.toString(), outcome.error()));
            }
        }
        int gone = db.sql("""
                        delete from webhook_delivery d
                         using jsonb_to_recordset(:rows::jsonb) as r(webhook_id uuid, seq bigint)
                         where d.client = :client and d.webhook_id = r.webhook_id and d.seq = r.seq
                        """)
                .param("client", client)
                .param("rows", Rows.json(ended))
                .update();
        int left = db.sql("""
                        update webhook_delivery d set due_at = r.due_at, last_error = r.error
                          from jsonb_to_recordset(:rows::jsonb) as r(webhook_id uuid, seq bigint, due_at timestamptz, error text)
                         where d.client = :client and d.webhook_id = r.webhook_id and d.seq = r.seq
                        """)
                .param("client", client)
                .param("rows", Rows.json(waiting))
                .update();
        int shown = db.sql("""
                        update webhook w
                           set failing_since = case when f.failing then coalesce(w.failing_since, :now) end
                          from (select r.webhook_id, bool_or(r.error is not null) as failing
                                  from jsonb_to_recordset(:rows::jsonb) as r(webhook_id uuid, error text) group by 1) f
                         where w.client = :client and w.id = f.webhook_id
                           and (w.failing_since is not null) <> f.failing
                        """)
                .param("client", client)
                .param("now", utc(now))
                .param(
                        "rows",
                        Rows.json(outcomes.stream()
                                .map(outcome -> new Seen(outcome.due().webhookId(), outcome.error()))
                                .toList()))
                .update();
        assert gone <= ended.size() && left <= waiting.size() && shown >= 0;
    }

    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
