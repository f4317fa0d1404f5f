package de.mahnwerk.agency.events;

import de.mahnwerk.agency.events.Deliveries.Attempt;
import de.mahnwerk.agency.events.Deliveries.Delivery;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.days.Soon;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.Event;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pushes numbered events to the clients' webhooks. What is not acknowledged goes again after growing pauses for three days
 * and is then left to the feed. A push holds no connection to the database.
 */
@Component
@Order(810)
class Pushing implements RecurringWork {

    private static final int BATCH = 200;
    private static final int AT_ONCE = 16;

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final EventFeed feed;
    private final Deliveries deliveries;
    private final WebhookCall call;
    private final BusinessClock clock;
    private final Soon soon = new Soon(client -> {
        int _ = push(client);
    });

    Pushing(
            JdbcClient db,
            Tenancy tenancy,
            EventFeed feed,
            Deliveries deliveries,
            WebhookCall call,
            BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.feed = feed;
        this.deliveries = deliveries;
        this.call = call;
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
            all += tenancy.as(client, () -> deliveries.expire(client)) + push(client);
        }
        return all;
    }

    /** Pushes what was just numbered; a time-lapse waits for its turn, so that stories stay in step. */
    void soon(long client) {
        if (!clock.lapses()) {
            soon.ask(client);
        }
    }

    void soonAfterCommit(long client) {
        if (!clock.lapses()) {
            soon.askAfterCommit(client);
        }
    }

    private List<Long> clients() {
        return tenancy.asEveryone(() -> db.sql("select distinct client from webhook_delivery where due_at <= :now")
                .param("now", Deliveries.utc(clock.now()))
                .query(Long.class)
                .list());
    }

    private int push(long client) {
        int all = 0;
        List<Delivery> due = tenancy.as(client, () -> deliveries.lease(client, BATCH));
        while (!due.isEmpty()) {
            List<Attempt> attempts = push(client, due);
            tenancy.run(client, () -> deliveries.note(client, attempts));
            all += due.size();
            due = tenancy.as(client, () -> deliveries.lease(client, BATCH));
        }
        return all;
    }

    private List<Attempt> push(long client, List<Delivery> due) {
        Map<Long, Event> events = events(client, due);
        List<Attempt> attempts = new ArrayList<>();
        try (ExecutorService pushes =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Attempt>> running = due.stream()
                    .map(one -> pushes.submit(() -> attempt(one, events)))
                    .toList();
            for (Future<Attempt> one : running) {
                attempts.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a push broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return attempts;
    }

    private Map<Long, Event> events(long client, List<Delivery> due) {
        List<Long> numbers = due.stream().map(Delivery::seq).distinct().toList();
        return tenancy.as(client, () -> feed.numbered(client, numbers)).stream()
                .collect(Collectors.toMap(Event::sequence, Function.identity()));
    }

    private Attempt attempt(Delivery one, Map<Long, Event> events) {
        Event event = java.util.Objects.requireNonNull(events.get(one.seq()), "a numbered event");
        long start = System.nanoTime();
        String error = call.post(one.url(), one.secrets(), event.id().toString(), Wire.text(event))
                .error();
        return new Attempt(one, error, (int) ((System.nanoTime() - start) / 1_000_000));
    }

    @PreDestroy
    void close() {
        soon.close();
    }
}
