package de.mahnwerk.merchant.imports;

import static java.util.stream.Collectors.toMap;

import de.mahnwerk.merchant.imports.Matching.Booking;
import de.mahnwerk.merchant.imports.Matching.Candidate;
import de.mahnwerk.merchant.imports.Matching.Waiting;
import de.mahnwerk.merchant.receivables.BankSource;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.SideCosts;
import de.mahnwerk.platform.database.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Matches waiting entries and books what was found, inside the caller's transaction. */
@Component
class Matcher {

    private static final int USUALLY_FROM = 90;
    private static final int MOST_PROPOSED = 200;

    private final StatementEntries entries;
    private final Candidates candidates;
    private final Receivables receivables;
    private final SideCosts costs;
    private final MatchProposals proposals;
    private final JdbcClient db;

    Matcher(
            StatementEntries entries,
            Candidates candidates,
            Receivables receivables,
            SideCosts costs,
            MatchProposals proposals,
            JdbcClient db) {
        this.entries = entries;
        this.candidates = candidates;
        this.receivables = receivables;
        this.costs = costs;
        this.proposals = proposals;
        this.db = db;
    }

    /** All that wait: a payment may have come before its invoice. */
    void match(long tenant) {
        int _ = entries.settle(tenant);
        List<Waiting> waiting = entries.waiting(tenant).stream()
                .filter(entry -> !entry.isFreed())
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<Booking> bookings = new Matching(candidates.of(tenant, waiting)).decide(waiting);
        book(tenant, waiting, bookings);
        int from = automaticFrom(tenant);
        if (from < 100) {
            bookSure(tenant, from);
        }
    }

    /** Proposals for payments that wait, from {@code after} on. */
    List<MatchProposal> proposals(long tenant, long after, int most) {
        return proposals(tenant, entry -> entry.id() > after, most);
    }

    private List<MatchProposal> proposals(long tenant, Predicate<Waiting> which, int most) {
        return proposals.of(
                tenant,
                entries.waiting(tenant).stream()
                        .filter(entry -> entry.amountCents() > 0 && entry.kind().equals("PAYMENT") && which.test(entry))
                        .limit(most)
                        .map(entry -> new ProposalRules.Payment(
                                entry.id(),
                                entry.currency(),
                                entry.amountCents(),
                                entry.texts(),
                                entry.counterpartyName(),
                                entry.counterpartyIban()))
                        .toList());
    }

    /** Books what is surer than the merchant's threshold; a person confirms the rest. */
    private void bookSure(long tenant, int from) {
        Set<Long> decided = new HashSet<>();
        for (MatchProposal proposal : proposals(tenant, entry -> !entry.isFreed(), MOST_PROPOSED)) {
            if (proposal.confidence() >= from && decided.add(proposal.entryId())) {
                boolean _ = accept(tenant, proposal.entryId(), itemsOf(proposal), "PROPOSAL_" + proposal.confidence());
            }
        }
    }

    private static List<Long> itemsOf(MatchProposal proposal) {
        return proposal.items().stream().map(MatchProposal.Named::itemId).toList();
    }

    /** Books one entry to the items that were proposed or chosen, in the order of their due dates. */
    boolean accept(long tenant, long entryId, List<Long> itemIds, String by) {
        List<Waiting> chosen = entries.waiting(tenant).stream()
                .filter(entry -> entry.id() == entryId && entry.amountCents() > 0)
                .toList();
        List<Candidate> items = candidates.items(tenant, itemIds);
        boolean fit = chosen.size() == 1
                && items.size() == itemIds.size()
                && items.stream()
                        .allMatch(
                                item -> item.currency().equals(chosen.getFirst().currency()));
        if (!fit) {
            return false;
        }
        book(tenant, chosen, new Matching(items).chosen(chosen.getFirst(), by));
        return true;
    }

    /** Books one entry to the item that a person chose. */
    boolean assign(long tenant, long entryId, long itemId) {
        List<Waiting> chosen = entries.waiting(tenant).stream()
                .filter(entry -> entry.id() == entryId)
                .toList();
        List<Candidate> items = candidates.item(tenant, itemId);
        Optional<Candidate> item =
                items.stream().filter(found -> found.id() == itemId).findFirst();
        if (chosen.isEmpty() || item.isEmpty()) {
            return false;
        }
        List<Booking> bookings = new Matching(items).assigned(chosen.getFirst(), item.get());
        book(tenant, chosen, bookings);
        return !bookings.isEmpty();
    }

    /** From which confidence on nobody is asked; 100 for never. */
    int automaticFrom(long tenant) {
        return db.sql("select automatic_from from matching_settings where tenant = :tenant")
                .param("tenant", tenant)
                .query(Integer.class)
                .optional()
                .orElse(USUALLY_FROM);
    }

    void automaticFrom(long tenant, int confidence) {
        Rows.exactlyOne(
                db.sql("""
                        insert into matching_settings (tenant, automatic_from) values (:tenant, :from)
                        on conflict (tenant) do update set automatic_from = excluded.automatic_from
                        """).param("tenant", tenant).param("from", confidence).update());
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
                    new SideCosts.Cause(entry.bookedOn(), BankSource.BOOKED, entry.source(), booking.by());
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
                BankSource.BOOKED,
                entry.source(),
                "");
    }
}
