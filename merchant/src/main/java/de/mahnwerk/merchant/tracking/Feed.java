package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventPage;
import de.mahnwerk.protocol.NewWebhook;
import de.mahnwerk.protocol.Webhook;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
                register(tenant, agency);
            }
        }
        return applied;
    }

    /** Applies all that the agency has after our cursor; how many events. */
    int read(long tenant, String agency) {
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency));
        int applied = 0;
        boolean more = true;
        while (more) {
            long after = cursor(tenant, agency);
            Answer<EventPage> answer = client.events(after, PAGE, Duration.ZERO);
            switch (answer) {
                case Answer.Done<EventPage> done -> {
                    applied += apply(tenant, agency, done.value().events());
                    more = done.value().more();
                }
                case Answer.Refused<EventPage> refused -> {
                    trouble(
                            tenant,
                            agency,
                            refused.problem().title() + ": " + refused.problem().detail());
                    more = false;
                }
                case Answer.Unreachable<EventPage> unreachable -> {
                    trouble(tenant, agency, unreachable.reason());
                    more = false;
                }
            }
        }
        return applied;
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

    /** Where the agency can reach us, it shall push: then news come at once and polling is only the safety net. */
    private void register(long tenant, AgencyConnection agency) {
        if (agency.webhookBase().isEmpty() || agency.webhookId() != null) {
            return;
        }
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency.name()));
        String url = agency.webhookBase() + AgencyConnections.hookPath(tenant, agency.name());
        Answer<Webhook> answer =
                client.createWebhook(new NewWebhook(url, List.of()), Ids.next().toString());
        tenancy.run(tenant, () -> {
            switch (answer) {
                case Answer.Done<Webhook> done -> agencies.webhookCreated(tenant, agency.name(), done.value());
                case Answer.Refused<Webhook> refused ->
                    agencies.trouble(
                            tenant,
                            agency.name(),
                            "webhook: " + refused.problem().detail() + " "
                                    + refused.problem().errors());
                case Answer.Unreachable<Webhook> unreachable ->
                    agencies.trouble(tenant, agency.name(), unreachable.reason());
            }
        });
    }
}
