package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.payment.CreditorReference;
import de.mahnwerk.law.payment.Remittance;
import de.mahnwerk.merchant.receivables.BankSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which items an entry of a statement belongs to. Knows neither clock nor database. A payer who names items pays them in
 * the order of their due dates (§ 366 BGB); one who names nothing is known by account and exact amount, or left to a
 * person. Never is more booked than came in.
 */
final class Matching {

    /**
     * An entry that waits.
     *
     * @param assignment the how manieth assignment it waits for; after the first one was taken back only a person decides
     * @param bookedOn when the bank booked it, or when it was taken off its items
     */
    record Waiting(
            long id,
            int assignment,
            LocalDate bookedOn,
            LocalDate valueOn,
            String currency,
            long amountCents,
            long chargesCents,
            String kind,
            String creditorReference,
            String endToEndId,
            String naming,
            String remittance,
            String counterpartyName,
            String counterpartyIban) {

        boolean isFreed() {
            return assignment > 1;
        }

        /** Under which number its bookings stand; another one each time, as the same fact is booked only once. */
        String source() {
            return new BankSource(id, assignment).sourceId();
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>(naming.lines().toList());
            texts.add(remittance);
            return texts;
        }
    }

    /**
     * An item that may be meant.
     *
     * @param amountCents without what other items ask instead of it
     * @param plainInvoiceNumber of an instalment, the number of its invoice; else empty
     * @param costsCents reminder costs and interest that a notice demanded beside the item
     * @param costsPaidCents what payments for this item have settled of such costs and interest
     * @param ibans accounts from which its customer has paid before, separated by blanks
     */
    record Candidate(
            long id,
            long customerId,
            String plainNumber,
            String plainInvoiceNumber,
            String creditorReference,
            String currency,
            long amountCents,
            long openCents,
            String state,
            LocalDate issuedOn,
            LocalDate dueOn,
            long costsCents,
            long costsPaidCents,
            long agencySharedCents,
            String ibans) {

        /** What was paid to us on it and did not go back: the agency may have set a part of that against other debts. */
        long paidCents(long open) {
            return amountCents - open + agencySharedCents;
        }

        boolean isInCollection() {
            return state.equals("IN_COLLECTION");
        }

        private String invoice() {
            return plainInvoiceNumber.isEmpty() ? plainNumber : plainInvoiceNumber;
        }

        boolean isReplaced() {
            return state.equals("REPLACED");
        }
    }

    /**
     * A part of an entry for one item.
     *
     * @param amountCents effect on the item, negative for a payment
     * @param sharedOutCents part of the payment that goes to reminder costs and interest; negative for what a return takes
     *     back of it
     */
    record Booking(long entryId, long itemId, long amountCents, long sharedOutCents, boolean returned, String by) {}

    private final Map<String, Candidate> byReference = new HashMap<>();
    private final Map<String, List<Candidate>> byNumber = new HashMap<>();
    private final Map<String, List<Candidate>> byIban = new HashMap<>();
    private final Map<String, List<Candidate>> instalments = new HashMap<>();
    private final Map<Long, Long> open = new HashMap<>();

    Matching(List<Candidate> candidates) {
        for (Candidate item : candidates) {
            byReference.put(item.creditorReference(), item);
            byNumber.computeIfAbsent(item.plainNumber(), number -> new ArrayList<>())
                    .add(item);
            if (!item.plainInvoiceNumber().isEmpty()) {
                instalments
                        .computeIfAbsent(item.plainInvoiceNumber(), number -> new ArrayList<>())
                        .add(item);
            }
            for (String iban :
                    item.ibans().isEmpty() ? new String[0] : item.ibans().split(" ", -1)) {
                byIban.computeIfAbsent(iban, account -> new ArrayList<>()).add(item);
            }
            open.put(item.id(), item.openCents());
        }
    }

    /** The bookings of all that can be told; entries without one wait for a person. */
    List<Booking> decide(List<Waiting> entries) {
        return entries.stream().flatMap(entry -> decide(entry).stream()).toList();
    }

    /** What a person confirmed or the rules are sure of: the entry pays these items, oldest first. */
    List<Booking> chosen(Waiting entry, String by) {
        return share(entry, inOrder(byReference.values().stream()), by);
    }

    private static List<Candidate> inOrder(Stream<Candidate> items) {
        return items.sorted(Comparator.comparing(Candidate::dueOn).thenComparingLong(Candidate::id))
                .toList();
    }

    /** What a person decided: the whole entry belongs to the item. */
    List<Booking> assigned(Waiting entry, Candidate item) {
        if (!item.currency().equals(entry.currency()) || entry.amountCents() == 0) {
            return List.of();
        }
        if (entry.amountCents() < 0) {
            return returned(entry, item, "PERSON");
        }
        List<Candidate> asking = inOrder(asking(item).stream().filter(part -> open(part) > 0));
        return share(entry, asking.isEmpty() ? List.of(item) : asking, "PERSON");
    }

    private List<Booking> decide(Waiting entry) {
        if (entry.amountCents() > 0 && entry.kind().equals("PAYMENT")) {
            return payment(entry);
        }
        return entry.amountCents() < 0 && entry.kind().equals("RETURN") ? returned(entry) : List.of();
    }

    private List<Booking> payment(Waiting entry) {
        for (String by : List.of("CREDITOR_REFERENCE", "NUMBER")) {
            List<Candidate> named = inOrder((by.equals("NUMBER") ? numbered(entry) : referenced(entry))
                    .stream().filter(item -> item.currency().equals(entry.currency()) && open(item) > 0));
            if (!named.isEmpty()) {
                return share(entry, named, by);
            }
        }
        return byAccount(entry);
    }

    private List<Candidate> referenced(Waiting entry) {
        return new Remittance(entry.texts())
                .references().stream()
                        .map(CreditorReference::value)
                        .filter(byReference::containsKey)
                        .map(byReference::get)
                        .flatMap(item -> asking(item).stream())
                        .distinct()
                        .toList();
    }

    /** Who names an invoice means its instalments too; who names one that was taken back, the invoice and the other ones. */
    private List<Candidate> asking(Candidate item) {
        String invoice = item.isReplaced() ? item.invoice() : item.plainNumber();
        return Stream.of(
                        Stream.of(item), whole(invoice).stream(), instalments.getOrDefault(invoice, List.of()).stream())
                .flatMap(items -> items)
                .distinct()
                .toList();
    }

    /** Items of this number that are no instalments: {@code RE-11} is not the first instalment of {@code RE-1}. */
    private List<Candidate> whole(String number) {
        return byNumber.getOrDefault(number, List.of()).stream()
                .filter(item -> item.plainInvoiceNumber().isEmpty())
                .toList();
    }

    private List<Candidate> called(String number) {
        List<Candidate> whole = whole(number);
        if (whole.isEmpty() && !byNumber.containsKey(number)) {
            return instalments.getOrDefault(number, List.of());
        }
        return (whole.isEmpty() ? byNumber.getOrDefault(number, List.of()) : whole)
                .stream().flatMap(item -> asking(item).stream()).toList();
    }

    private List<Candidate> numbered(Waiting entry) {
        List<Remittance.Run> found = new Remittance(entry.texts())
                .runs().stream().filter(run -> !called(run.plain()).isEmpty()).toList();
        Set<Long> seen = new HashSet<>();
        return Remittance.longest(found).stream()
                .flatMap(run -> called(run.plain()).stream()
                        .filter(item -> !isWeak(run.plain()) || isWorth(item, Math.abs(entry.amountCents()))))
                .filter(item -> seen.add(item.id()))
                .toList();
    }

    private boolean isWorth(Candidate item, long cents) {
        return open(item) == cents || open(item) + item.costsCents() == cents;
    }

    /** A short bare number stands in many texts without meaning an invoice: then the amount must fit as well. */
    private static boolean isWeak(String number) {
        return number.length() < 4 || (number.length() == 4 && number.startsWith("20"));
    }

    /** One item after the other; what is left pays the costs that were demanded, or stays as a credit on the last. */
    private List<Booking> share(Waiting entry, List<Candidate> items, String by) {
        List<Booking> bookings = new ArrayList<>();
        long left = entry.amountCents();
        for (Candidate item : items) {
            boolean last = item.equals(items.getLast());
            long part = last ? left : Math.min(left, open(item));
            if (part == 0) {
                break;
            }
            long surplus = Math.max(0, part - open(item));
            long shared = item.isInCollection() ? 0 : Math.min(surplus, item.costsCents());
            bookings.add(new Booking(entry.id(), item.id(), -part, shared, false, by));
            open.put(item.id(), open(item) - part + shared);
            left -= part;
        }
        return bookings;
    }

    private List<Booking> byAccount(Waiting entry) {
        List<Candidate> known = inOrder(byIban.getOrDefault(entry.counterpartyIban(), List.of()).stream()
                .filter(item -> item.currency().equals(entry.currency()) && open(item) > 0)
                .filter(item -> !item.issuedOn().isAfter(entry.bookedOn())));
        List<Candidate> exact =
                known.stream().filter(item -> open(item) == entry.amountCents()).toList();
        List<Candidate> withCosts = known.stream()
                .filter(item -> item.costsCents() > 0 && open(item) + item.costsCents() == entry.amountCents())
                .toList();
        if (exact.size() == 1) {
            return share(entry, exact, "ACCOUNT_AND_AMOUNT");
        }
        if (exact.isEmpty() && withCosts.size() == 1) {
            return share(entry, withCosts, "ACCOUNT_AND_AMOUNT");
        }
        boolean together = exact.isEmpty()
                && known.size() > 1
                && known.stream().map(Candidate::customerId).distinct().count() == 1
                && known.stream().mapToLong(this::open).sum() == entry.amountCents();
        return together ? share(entry, known, "ACCOUNT_AND_AMOUNT") : List.of();
    }

    /** A payment that goes back opens its item again, up to what was paid; the bank's charges are another matter. */
    private List<Booking> returned(Waiting entry) {
        List<Candidate> named = new ArrayList<>(referenced(entry));
        if (named.isEmpty()) {
            named.addAll(numbered(entry));
        }
        String by = "RETURNED_NUMBER";
        long back = -entry.amountCents() - entry.chargesCents();
        if (named.isEmpty()) {
            by = "RETURNED_ACCOUNT_AND_AMOUNT";
            byIban.getOrDefault(entry.counterpartyIban(), List.of()).stream()
                    .filter(item -> item.paidCents(open(item)) == back)
                    .forEach(named::add);
        }
        if (named.size() > 1
                && named.stream().map(Candidate::invoice).distinct().count() == 1) {
            named.removeIf(item -> item.paidCents(open(item)) != back);
        }
        if (named.size() != 1 || !named.getFirst().currency().equals(entry.currency())) {
            return List.of();
        }
        return returned(entry, named.getFirst(), by);
    }

    private List<Booking> returned(Waiting entry, Candidate item, String by) {
        long back = -entry.amountCents() - entry.chargesCents();
        long shared = item.isInCollection() ? 0 : Math.min(item.costsPaidCents(), back);
        long paid = item.paidCents(open(item));
        long reopened = Math.max(0, Math.min(back, paid + shared));
        long sharedBack = Math.max(0, reopened - Math.max(0, paid));
        open.put(item.id(), open(item) + reopened - sharedBack);
        return List.of(new Booking(entry.id(), item.id(), reopened, -sharedBack, true, by));
    }

    private long open(Candidate item) {
        return open.getOrDefault(item.id(), 0L);
    }
}
