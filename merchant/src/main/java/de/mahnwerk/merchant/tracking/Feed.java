package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventPage;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads each agency's feed from our cursor and applies it. The cursor moves in the transaction that applies the events, so
 * each is applied once and in order, whatever is pushed, repeated or killed.
 */
@Component
@Order(60)
class Feed implements DayJob, RecurringWork {

    private static final int PAGE = 1_000;

    private final Tenants tenants;
    private final Tenancy tenancy;
    private final AgencyConnections agencies;
    private final EventBook book;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Feed(Tenants tenants, Tenancy tenancy, AgencyConnections agencies, EventBook book) {
        this.tenants = tenants;
        this.tenancy = tenancy;
        this.agencies = agencies;
        this.book = book;
    }

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        int applied = 0;
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (AgencyConnection agency : tenancy.as(tenant, () -> agencies.all(tenant))) {
                applied += read(tenant, agency.name());
            }
        }
        return applied;
    }

    /** Applies all that the agency has after our cursor; how many events. */
    int read(long tenant, String agency) {
        return read(tenant, agency, Duration.ZERO);
    }

    /**
     * Makes sure that all is applied up to the event of this number, or to the end of the feed; whether it is. Many pushes at
     * once lead to one reading: who comes while another reads finds its event applied.
     */
    boolean readUpTo(long tenant, String agency, long sequence) {
        if (cursor(tenant, agency) >= sequence) {
            return true;
        }
        ReentrantLock reading = locks.computeIfAbsent(tenant + "/" + agency, key -> new ReentrantLock());
        reading.lock();
        try {
            return cursor(tenant, agency) >= sequence
                    || readToEnd(tenant, agency, Duration.ZERO).reached();
        } finally {
            reading.unlock();
        }
    }

    /** The same, and waits for an event that long when there is none. */
    int read(long tenant, String agency, Duration wait) {
        return readToEnd(tenant, agency, wait).applied();
    }

    /**
     * What came of reading.
     *
     * @param reached whether the feed answered up to its end
     */
    private record Reading(int applied, boolean reached) {}

    private Reading readToEnd(long tenant, String agency, Duration wait) {
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency));
        int applied = 0;
        while (true) {
            long after = cursor(tenant, agency);
            Answer<EventPage> answer = client.events(after, PAGE, applied == 0 ? wait : Duration.ZERO);
            switch (answer) {
                case Answer.Done<EventPage> done -> {
                    int fresh = apply(tenant, agency, done.value().events());
                    if (fresh == 0) {
                        tenancy.run(tenant, () -> agencies.trouble(tenant, agency, null));
                    }
                    applied += fresh;
                    if (!done.value().more()) {
                        return new Reading(applied, true);
                    }
                }
                case Answer.Refused<EventPage> refused -> {
                    trouble(
                            tenant,
                            agency,
                            refused.problem().title() + ": " + refused.problem().detail());
                    return new Reading(applied, false);
                }
                case Answer.Unreachable<EventPage> unreachable -> {
                    trouble(tenant, agency, unreachable.reason());
                    return new Reading(applied, false);
                }
            }
        }
    }

    private long cursor(long tenant, String agency) {
        return tenancy.as(
                tenant, () -> agencies.named(tenant, agency).orElseThrow().eventCursor());
    }

    /** Applies what is new of these events, in order and without a gap; a webhook's event far ahead is left to the feed. */
    private int apply(long tenant, String agency, List<Event> events) {
        return events.isEmpty()
                ? 0
                : tenancy.as(tenant, () -> {
                    long cursor = agencies.lockCursor(tenant, agency);
                    List<Event> fresh = events.stream()
                            .filter(event -> event.sequence() > cursor)
                            .toList();
                    if (!fresh.isEmpty()) {
                        if (fresh.getFirst().sequence() != cursor + 1) {
                            throw new IllegalStateException("the feed of " + agency + " has a gap after " + cursor);
                        }
                        book.apply(tenant, agency, fresh);
                        agencies.moveCursor(tenant, agency, fresh.getLast().sequence(), fresh.size());
                    }
                    return fresh.size();
                });
    }

    private void trouble(long tenant, String agency, String why) {
        tenancy.run(tenant, () -> agencies.trouble(tenant, agency, why));
    }
}
