package de.mahnwerk.merchant.tracking;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.merchant.handover.HandoverQueue;
import de.mahnwerk.merchant.handover.ToAgency;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.Event;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the end of a case does to its items, and what its return undoes. A page of events may hold both: a case that had
 * ended before the page lives again first, and its last word counts.
 */
@Component
class Endings {

    private final Receivables receivables;
    private final HandoverQueue queue;
    private final ToAgency agency;
    private final Tenants tenants;
    private final BusinessClock clock;

    Endings(Receivables receivables, HandoverQueue queue, ToAgency agency, Tenants tenants, BusinessClock clock) {
        this.receivables = receivables;
        this.queue = queue;
        this.agency = agency;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** After the payments of the page are booked. */
    void apply(long tenant, List<Event> events, Map<String, List<KnownItem>> known) {
        Map<UUID, Event> reopened = new LinkedHashMap<>();
        Map<UUID, Event> ended = new LinkedHashMap<>();
        Set<UUID> meanwhile = new LinkedHashSet<>();
        Map<UUID, List<Event>> returned = new LinkedHashMap<>();
        for (Event event : events) {
            UUID handover = EventBook.handover(event, known);
            if (handover == null) {
                continue;
            }
            if (event.kind() == EventType.CASE_REOPENED) {
                reopened.put(handover, event);
                if (ended.remove(handover) != null) {
                    boolean _ = meanwhile.add(handover);
                }
                List<Event> _ = returned.remove(handover);
            } else if (event.kind() == EventType.CASE_CLOSED && event.status() == ClaimStatus.CLOSED) {
                ended.put(handover, event);
            } else if (event.kind() == EventType.PAYMENT_REVERSED && event.status() == ClaimStatus.CLOSED) {
                boolean _ = returned.computeIfAbsent(handover, _ -> new ArrayList<>())
                        .add(event);
            }
        }
        // what ended and lives again on one page has ended all the same: the agency refused what it was told between
        // the two
        if (!meanwhile.isEmpty()) {
            queue.ended(tenant, meanwhile);
        }
        reopen(tenant, reopened);
        close(tenant, ended, known);
        writeOff(tenant, List.copyOf(ended.values()), known);
        returned.keySet().retainAll(queue.whichEnded(tenant, returned.keySet()));
        returned.keySet().removeAll(ended.keySet());
        writeOff(tenant, returned.values().stream().flatMap(List::stream).toList(), known);
    }

    /** The items are collected again; nothing of them is written off, and the agency hears what it missed. */
    private void reopen(long tenant, Map<UUID, Event> reopened) {
        if (reopened.isEmpty()) {
            return;
        }
        Set<UUID> handovers = queue.whichEnded(tenant, reopened.keySet());
        Map<Long, UUID> items = queue.reopened(tenant, handovers);
        Map<Long, Long> written = receivables.writtenOff(tenant, items.keySet());
        List<Entry> _ = receivables.book(
                tenant,
                written.entrySet().stream()
                        .map(item -> writeOff(
                                item.getKey(),
                                requireNonNull(reopened.get(items.get(item.getKey()))),
                                item.getValue(),
                                "reopened-"))
                        .toList());
        receivables.resumeCollection(tenant, items.keySet());
        agency.tellMissed(tenant, handovers);
    }

    private static List<KnownItem> of(Set<UUID> handovers, Map<String, List<KnownItem>> known) {
        return known.values().stream()
                .flatMap(Collection::stream)
                .filter(item -> handovers.contains(item.id()))
                .toList();
    }

    /** Items of closed cases come home. */
    private void close(long tenant, Map<UUID, Event> ended, Map<String, List<KnownItem>> known) {
        if (!ended.isEmpty()) {
            queue.ended(tenant, ended.keySet());
            receivables.endCollection(
                    tenant,
                    of(ended.keySet(), known).stream().map(KnownItem::itemId).toList(),
                    clock.today());
        }
    }

    /**
     * What is left of items of closed cases is written off where the merchant wants that; not what he withdrew himself, nor
     * what is collected in another case by now.
     */
    private void writeOff(long tenant, List<Event> causes, Map<String, List<KnownItem>> known) {
        if (causes.isEmpty() || !tenants.get(tenant).writeOffAfterCollection()) {
            return;
        }
        List<Long> items = causes.stream()
                .flatMap(event -> items(event, known).stream())
                .map(KnownItem::itemId)
                .distinct()
                .toList();
        Map<Long, Long> open = receivables.items(tenant, items, clock.today()).stream()
                .collect(Collectors.toMap(item -> item.id(), item -> item.openCents()));
        open.keySet().removeAll(queue.live(tenant, items));
        List<Entry> rests = new ArrayList<>();
        for (Event event : causes) {
            for (KnownItem item : items(event, known)) {
                long cents = Math.min(open.getOrDefault(item.itemId(), 0L), most(event, item));
                if (cents > 0 && event.outcome() != Outcome.WITHDRAWN) {
                    rests.add(writeOff(item.itemId(), event, -cents, "closed-"));
                    long _ = open.merge(item.itemId(), -cents, Long::sum);
                }
            }
        }
        List<Entry> _ = receivables.book(tenant, rests);
    }

    private static List<KnownItem> items(Event event, Map<String, List<KnownItem>> known) {
        return known.getOrDefault(String.valueOf(event.merchantReference()), List.of());
    }

    /** The end gives up all of an item, a payment that goes back after it what it had paid on the item. */
    private static long most(Event event, KnownItem item) {
        return event.kind() != EventType.PAYMENT_REVERSED
                ? Long.MAX_VALUE
                : event.dataAs(EventData.PaymentReversed.class).allocation().principal().stream()
                        .filter(share -> share.invoiceNumber().equals(item.number()))
                        .mapToLong(share -> share.amount().cents())
                        .sum();
    }

    private static Entry writeOff(long item, Event event, long cents, String cause) {
        return new Entry(
                item,
                Entry.Kind.WRITE_OFF,
                cents,
                event.businessDay(),
                event.businessDay(),
                "agency",
                cause + event.id(),
                event.text().de());
    }
}
