package de.mahnwerk.merchant.imports;

import static java.util.stream.Collectors.toMap;

import de.mahnwerk.merchant.imports.Matching.Booking;
import de.mahnwerk.merchant.imports.Matching.Candidate;
import de.mahnwerk.merchant.imports.Matching.Waiting;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.SideCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Matches waiting entries and books what was found, inside the caller's transaction. */
@Component
class Matcher {

    private final StatementEntries entries;
    private final Candidates candidates;
    private final Receivables receivables;
    private final SideCosts costs;

    Matcher(StatementEntries entries, Candidates candidates, Receivables receivables, SideCosts costs) {
        this.entries = entries;
        this.candidates = candidates;
        this.receivables = receivables;
        this.costs = costs;
    }

    /** All that wait: a payment may have come before its invoice. */
    void match(long tenant) {
        int _ = entries.settle(tenant);
        List<Waiting> waiting = entries.waiting(tenant);
        if (waiting.isEmpty()) {
            return;
        }
        List<Booking> bookings = new Matching(candidates.of(tenant, waiting)).decide(waiting);
        book(tenant, waiting, bookings);
    }

    /** Books one entry to the item that a person chose. */
    boolean assign(long tenant, long entryId, long itemId) {
        List<Waiting> chosen = entries.waiting(tenant).stream()
                .filter(entry -> entry.id() == entryId)
                .toList();
        List<Candidate> item = candidates.item(tenant, itemId);
        if (chosen.isEmpty() || item.isEmpty()) {
            return false;
        }
        List<Booking> bookings = new Matching(item).assigned(chosen.getFirst(), item.getFirst());
        book(tenant, chosen, bookings);
        return !bookings.isEmpty();
    }

    private void book(long tenant, List<Waiting> waiting, List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        Map<Long, Waiting> byId = waiting.stream().collect(toMap(Waiting::id, entry -> entry));
        entries.matched(tenant, bookings);
        List<Entry> lines = new ArrayList<>();
        for (Booking booking : bookings) {
            Waiting entry = Objects.requireNonNull(byId.get(booking.entryId()));
            if (booking.amountCents() != 0) {
                boolean payment = booking.amountCents() < 0;
                lines.add(line(
                        booking,
                        entry,
                        payment ? Entry.Kind.PAYMENT : Entry.Kind.PAYMENT_REVERSED,
                        booking.amountCents()));
            }
            if (booking.sharedOutCents() != 0) {
                lines.add(line(booking, entry, Entry.Kind.SHARED_OUT, booking.sharedOutCents()));
            }
        }
        var _ = receivables.book(tenant, lines);
        settleSideCosts(tenant, byId, bookings);
        bookings.stream().filter(Booking::returned).forEach(booking -> {
            Waiting entry = Objects.requireNonNull(byId.get(booking.entryId()));
            receivables.returned(tenant, booking.itemId(), entry.chargesCents(), entry.bookedOn());
        });
    }

    /** What of a payment went beyond the principal has paid costs and interest; of a return, it is owed again. */
    private void settleSideCosts(long tenant, Map<Long, Waiting> byId, List<Booking> bookings) {
        for (Booking booking : bookings) {
            Waiting entry = Objects.requireNonNull(byId.get(booking.entryId()));
            SideCosts.Cause cause =
                    new SideCosts.Cause(entry.bookedOn(), "bank", Long.toString(entry.id()), booking.by());
            if (booking.sharedOutCents() > 0) {
                costs.pay(tenant, booking.itemId(), booking.sharedOutCents(), cause);
            } else if (booking.sharedOutCents() < 0) {
                costs.payBack(tenant, booking.itemId(), -booking.sharedOutCents(), cause);
            }
        }
    }

    private static Entry line(Booking booking, Waiting entry, Entry.Kind kind, long cents) {
        return new Entry(
                booking.itemId(),
                kind,
                cents,
                entry.bookedOn(),
                entry.valueOn(),
                "bank",
                Long.toString(entry.id()),
                "");
    }
}
