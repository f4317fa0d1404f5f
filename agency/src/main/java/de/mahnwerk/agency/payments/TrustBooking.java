package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.Account;
import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.account.Receipt;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the entries of the trust account are: payments of cases, transfers of ours, payments that come back; in sets. */
@Component
class TrustBooking {

    /** How many entries were new, and how many of them found their place. */
    record Booked(int fresh, int placed) {}

    private final TrustEntries entries;
    private final TrustLedger ledger;
    private final Matching matching;
    private final Receipts receipts;
    private final Payouts payouts;
    private final List<PayoutListener> listeners;

    TrustBooking(
            TrustEntries entries,
            TrustLedger ledger,
            Matching matching,
            Receipts receipts,
            Payouts payouts,
            @Lazy List<PayoutListener> listeners) {
        this.entries = entries;
        this.ledger = ledger;
        this.matching = matching;
        this.receipts = receipts;
        this.payouts = payouts;
        this.listeners = listeners;
    }

    /** An entry that waits is the payment of that case. */
    void assign(TrustEntry entry, CollectionCase one, LocalDate day, String by) {
        entries.settle(allocate(Map.of(entry, one), day, by));
    }

    /** Books entries that are new; the others are left as they are. */
    Booked book(long statement, List<BankEntry> chunk, LocalDate day) {
        List<TrustEntry> fresh = entries.add(statement, chunk);
        ledger.post(fresh.stream()
                .map(entry -> movement(
                        TrustAccount.BANK, TrustAccount.UNALLOCATED, null, entry.amountCents(), entry, null, day))
                .toList());
        List<TrustEntry> debits =
                fresh.stream().filter(entry -> entry.amountCents() < 0).toList();
        List<TrustEntries.Fate> fates = new ArrayList<>(executed(debits, day));
        // what comes back comes first: a case that lives again takes the money that comes with it or waited for it
        List<TrustEntries.Fate> returned = returned(debits, fates, day);
        boolean again = returned.stream().anyMatch(fate -> fate.state() == TrustEntry.State.RETURNED);
        List<TrustEntry> credits = new ArrayList<>(again ? entries.lockWaiting(Matching.CASE_CLOSED) : List.of());
        credits.addAll(fresh.stream()
                .filter(entry -> entry.amountCents() > 0 && entry.kind().equals("PAYMENT"))
                .toList());
        fates.addAll(returned);
        fates.addAll(received(credits, day));
        entries.settle(fates);
        Set<Long> ids = fresh.stream().map(TrustEntry::id).collect(Collectors.toSet());
        int placed = (int) fates.stream()
                .filter(fate -> ids.contains(fate.id()) && fate.state() != TrustEntry.State.OPEN)
                .count();
        return new Booked(fresh.size(), placed);
    }

    /** What waits because its case was closed is taken where the case lives again; how many entries that was. */
    int takeWaiting(LocalDate day) {
        List<TrustEntries.Fate> placed = received(entries.lockWaiting(Matching.CASE_CLOSED), day).stream()
                .filter(fate -> fate.state() != TrustEntry.State.OPEN)
                .toList();
        entries.settle(placed);
        return placed.size();
    }

    /** Payments go to the cases that they name; the rest waits for a person. */
    private List<TrustEntries.Fate> received(List<TrustEntry> credits, LocalDate day) {
        Map<Long, Matching.Match> matches = matching.match(credits);
        Map<TrustEntry, CollectionCase> found = new LinkedHashMap<>();
        List<TrustEntries.Fate> fates = new ArrayList<>();
        for (TrustEntry entry : credits) {
            switch (requireNonNull(matches.get(entry.id()))) {
                case Matching.Match.Found match -> found.put(entry, match.one());
                case Matching.Match.Unclear unclear -> fates.add(waits(entry, unclear.reason()));
            }
        }
        fates.addAll(allocate(found, day, Payouts.SYSTEM));
        return fates;
    }

    private static TrustEntries.Fate waits(TrustEntry entry, String reason) {
        return new TrustEntries.Fate(entry.id(), TrustEntry.State.OPEN, null, null, null, reason);
    }

    private List<TrustEntries.Fate> allocate(Map<TrustEntry, CollectionCase> found, LocalDate day, String by) {
        List<TrustEntries.Fate> fates = new ArrayList<>();
        List<TrustLedger.Movement> movements = new ArrayList<>();
        List<Payouts.NewPayout> refunds = new ArrayList<>();
        Map<Long, List<Map.Entry<TrustEntry, CollectionCase>>> byClient = found.entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getValue().client(), TreeMap::new, Collectors.toList()));
        byClient.forEach((client, payments) -> {
            Map<UUID, TrustEntry> byPayment = new HashMap<>();
            List<Receipt> wanted = new ArrayList<>();
            for (Map.Entry<TrustEntry, CollectionCase> payment : payments) {
                TrustEntry entry = payment.getKey();
                UUID id = Ids.next();
                byPayment.put(id, entry);
                wanted.add(new Receipt(
                        payment.getValue().id(),
                        id,
                        Account.MONEY_RECEIVED,
                        Money.cents(entry.amountCents()),
                        entry.valueOn()));
            }
            for (Allocated one : receipts.book(client, wanted, Map.of(), day)) {
                TrustEntry entry = requireNonNull(byPayment.get(one.receipt().paymentId()));
                movements.addAll(shares(one, entry, 1, day));
                refund(one, entry).ifPresent(refunds::add);
                fates.add(new TrustEntries.Fate(
                        entry.id(),
                        TrustEntry.State.ALLOCATED,
                        client,
                        one.on().id(),
                        one.receipt().paymentId(),
                        null));
            }
        });
        ledger.post(movements);
        payouts.order(refunds, day, by);
        return fates;
    }

    /** Whose the money is from now on; a reversal with {@code sign} -1 takes it back. */
    private static List<TrustLedger.Movement> shares(Allocated one, TrustEntry entry, int sign, LocalDate day) {
        UUID payment = one.receipt().paymentId();
        long client = one.on().client();
        return List.of(
                movement(
                        TrustAccount.UNALLOCATED,
                        TrustAccount.CLIENT,
                        client,
                        sign * one.clientShare().minorUnits(),
                        entry,
                        payment,
                        day),
                movement(
                        TrustAccount.UNALLOCATED,
                        TrustAccount.AGENCY,
                        client,
                        sign * one.agencyShare().minorUnits(),
                        entry,
                        payment,
                        day),
                movement(
                        TrustAccount.UNALLOCATED,
                        TrustAccount.REFUNDS,
                        client,
                        sign * one.overpaid().minorUnits(),
                        entry,
                        payment,
                        day));
    }

    private static TrustLedger.Movement movement(
            TrustAccount debit,
            TrustAccount credit,
            @Nullable Long client,
            long cents,
            TrustEntry entry,
            @Nullable UUID payment,
            LocalDate day) {
        return new TrustLedger.Movement(debit, credit, client, cents, day, entry.id(), payment, entry.text());
    }

    /** What was paid too much goes back to where it came from. */
    private static Optional<Payouts.NewPayout> refund(Allocated one, TrustEntry entry) {
        return one.overpaid().isPositive() && !entry.partnerIban().isEmpty()
                ? Optional.of(new Payouts.NewPayout(
                        Payouts.Kind.REFUND,
                        one.on().client(),
                        one.receipt().paymentId().toString(),
                        "REF-" + entry.id(),
                        entry.partnerName(),
                        entry.partnerIban(),
                        one.overpaid().minorUnits(),
                        "Erstattung " + one.on().reference()))
                : Optional.empty();
    }

    /** Debits that name a transfer of ours. */
    private List<TrustEntries.Fate> executed(List<TrustEntry> debits, LocalDate day) {
        Map<String, Payouts.Payout> ours =
                payouts.inTransit(debits.stream().map(TrustEntry::endToEnd).toList()).stream()
                        .collect(Collectors.toMap(
                                Payouts.Payout::endToEnd, payout -> payout, (first, _) -> first, HashMap::new));
        List<TrustEntries.Fate> fates = new ArrayList<>();
        List<Payouts.Payout> done = new ArrayList<>();
        List<TrustLedger.Movement> movements = new ArrayList<>();
        for (TrustEntry entry : debits) {
            Payouts.Payout payout = ours.get(entry.endToEnd());
            if (payout != null && payout.amountCents() == -entry.amountCents()) {
                // a second debit of the same name is none of ours
                ours.remove(entry.endToEnd());
                done.add(payout);
                // the entry was posted as a debit of UNALLOCATED; it was money on its way instead
                movements.add(movement(
                        TrustAccount.IN_TRANSIT,
                        TrustAccount.UNALLOCATED,
                        payout.ofClient(),
                        payout.amountCents(),
                        entry,
                        null,
                        day));
                fates.add(new TrustEntries.Fate(
                        entry.id(), TrustEntry.State.PAYOUT, payout.ofClient(), null, null, null));
            }
        }
        ledger.post(movements);
        if (!done.isEmpty()) {
            payouts.executed(done.stream().map(Payouts.Payout::id).toList(), day);
            List<String> subjects = done.stream().map(Payouts.Payout::subject).toList();
            listeners.forEach(listener -> listener.executed(subjects, day));
        }
        return fates;
    }

    /** Debits that undo a payment that was allocated; the rest waits for a person. */
    private List<TrustEntries.Fate> returned(List<TrustEntry> debits, List<TrustEntries.Fate> placed, LocalDate day) {
        List<TrustEntries.Fate> fates = new ArrayList<>();
        Set<Long> known = placed.stream().map(TrustEntries.Fate::id).collect(Collectors.toSet());
        Map<UUID, TrustEntry> byPayment = new HashMap<>();
        Map<Long, List<UUID>> byClient = new TreeMap<>();
        for (TrustEntry entry : debits) {
            if (known.contains(entry.id())) {
                continue;
            }
            Optional<TrustEntry> undone =
                    entries.undone(entry.partnerIban(), -entry.amountCents(), entry.bookedOn(), known);
            if (undone.isEmpty() || undone.get().paymentId() == null) {
                fates.add(waits(entry, "UNKNOWN_DEBIT"));
                continue;
            }
            long client = requireNonNull(undone.get().ofClient());
            UUID payment = requireNonNull(undone.get().paymentId());
            byPayment.put(payment, entry);
            byClient.computeIfAbsent(client, _ -> new ArrayList<>()).add(payment);
            known.add(undone.get().id());
            fates.add(new TrustEntries.Fate(
                    undone.get().id(),
                    TrustEntry.State.RETURNED,
                    client,
                    undone.get().caseId(),
                    payment,
                    "RETURNED"));
            fates.add(new TrustEntries.Fate(
                    entry.id(), TrustEntry.State.RETURNED, client, undone.get().caseId(), payment, null));
        }
        // all at once, so that a case of which several come back is asked once for all of them
        byClient.forEach((client, payments) -> receipts.reverse(client, payments, null, day)
                .forEach(one -> ledger.post(
                        shares(one, requireNonNull(byPayment.get(one.receipt().paymentId())), -1, day))));
        return fates;
    }
}
