package de.mahnwerk.agency.account;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.CaseListener;
import de.mahnwerk.agency.cases.CaseSideCost;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.payment.PlanBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door to claim accounts. Every call works on many cases of one client, inside the caller's transaction. */
@Component
@Order(10)
public class ClaimAccounts implements CaseListener, CaseFigures {

    /** What went to a client out of a case. */
    public record Payout(UUID caseId, Money amount) {}

    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    /** A part of a payment: its value date, and the position of the invoice that it met; null for interest and costs. */
    public record Paid(LocalDate on, @Nullable Integer item) {}

    private final Postings postings;
    private final CollectionFees fees;
    private final Cases cases;

    ClaimAccounts(Postings postings, CollectionFees fees, Cases cases) {
        this.postings = postings;
        this.fees = fees;
        this.cases = cases;
    }

    /** Principal, the client's costs and the first fee of 0.5 (VV 2300 note 2 RVG) of new cases. */
    @Override
    public void opened(List<OpenedCase> opened, LocalDate day) {
        List<Posting> made = new ArrayList<>();
        for (OpenedCase one : opened) {
            for (CaseItem item : one.from().items()) {
                made.add(opening(
                                one.opened(),
                                Account.PRINCIPAL,
                                item.open(),
                                day,
                                Wording.of(
                                        "Hauptforderung aus Rechnung {0} vom {1}",
                                        "Principal of invoice {0} dated {1}", item.invoiceNumber(), item.issuedOn()))
                        .onItem(item.position()));
            }
            for (CaseSideCost cost : one.from().sideCosts()) {
                made.add(opening(
                        one.opened(),
                        Account.MERCHANT_COSTS,
                        cost.amount(),
                        day,
                        Wording.of(
                                "Kosten des Gläubigers vom {0} (§§ 280, 286 BGB)",
                                "Creditor's costs of {0} (sections 280, 286 BGB)", cost.arisenOn())));
            }
            made.addAll(CollectionFees.first(one.opened(), day));
        }
        if (!opened.isEmpty()) {
            postings.add(opened.getFirst().opened().client(), made);
        }
    }

    private static Posting opening(CollectionCase one, Account account, Money amount, LocalDate day, Wording why) {
        return Posting.of(one.id(), Posting.Kind.OPENING, account, Account.CLAIMED, amount, day, day, why);
    }

    /** What the debtors of these cases have paid on what they owed, to the agency or to the client; not what was too much. */
    public Map<UUID, Money> paid(long client, Collection<UUID> ids) {
        Map<UUID, Money> paid = new HashMap<>();
        postings.balances(client, cases.find(client, ids), FOREVER)
                .forEach((id, balance) -> paid.put(id, balance.paidOnClaim()));
        return paid;
    }

    /** The same of one case. */
    public Money paid(CollectionCase one) {
        return requireNonNull(paid(one.client(), List.of(one.id())).get(one.id()));
    }

    /** What the debtors of these cases paid; what came back does not count. */
    public Map<UUID, List<Paid>> payments(long client, Collection<UUID> ids) {
        return postings.paid(client, ids);
    }

    /** The positions of the invoices of each of these cases of one client on which principal is open. */
    public Map<UUID, Set<Integer>> openItems(long client, Collection<CollectionCase> read) {
        Map<UUID, Set<Integer>> open = new HashMap<>();
        postings.balances(client, read, FOREVER)
                .forEach((id, balance) -> open.put(
                        id,
                        balance.principalByItem().entrySet().stream()
                                .filter(item -> item.getValue().isPositive())
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));
        return open;
    }

    /** From what a payment plan of the case is drawn on {@code day}, when it adds these costs. */
    public PlanBasis planBasis(CollectionCase one, Money costs, LocalDate day) {
        return requireNonNull(postings.balances(one.client(), List.of(one), day).get(one.id()))
                .planBasis(costs, day);
    }

    /** A payment agreement: interest up to the day of its offer is fixed, and its costs are claimed if they may be. */
    public void agree(CollectionCase one, boolean withCosts, LocalDate offeredOn, LocalDate day) {
        Balance balance = requireNonNull(locked(one.client(), List.of(one.id())).get(one.id()));
        List<Posting> made = new ArrayList<>();
        Allocator.fixInterest(balance, offeredOn, day, made);
        if (withCosts) {
            made.addAll(fees.agreed(one, day));
        }
        postings.add(one.client(), made);
    }

    /** Sets payments against their cases, in the order given. */
    public List<Allocated> allocate(long client, List<Receipt> receipts, LocalDate day) {
        Map<UUID, Balance> balances =
                locked(client, receipts.stream().map(Receipt::caseId).toList());
        Map<UUID, List<CaseItem>> invoices = cases.items(client, balances.keySet());
        List<Allocated> allocated = new ArrayList<>();
        List<Posting> made = new ArrayList<>();
        for (Receipt receipt : receipts) {
            Balance balance = requireNonNull(balances.get(receipt.caseId()), "a case of the client");
            Allocator.Result result = Allocator.allocate(
                    balance, requireNonNull(invoices.get(receipt.caseId()), "its invoices"), receipt, day);
            allocated.add(result.allocated());
            made.addAll(result.postings());
        }
        postings.add(client, made);
        return allocated;
    }

    /** Takes payments back (returned debit, chargeback): what they had met lives up again, from the same value date. */
    public List<Allocated> reverse(long client, Collection<UUID> payments, LocalDate day) {
        Map<UUID, List<Posting>> byPayment = postings.ofPayments(client, payments).stream()
                .collect(Collectors.groupingBy(
                        posting -> requireNonNull(posting.paymentId()), LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Balance> balances = locked(
                client,
                byPayment.values().stream()
                        .map(made -> made.getFirst().caseId())
                        .toList());
        Map<UUID, LocalDate> fixed = postings.fixedBefore(client, payments);
        Wording why = Wording.of("Die Zahlung kam zurück.", "The payment came back.");
        List<Posting> taken = new ArrayList<>();
        List<Allocated> reversed = new ArrayList<>();
        byPayment.forEach((payment, made) -> {
            Balance balance = requireNonNull(balances.get(made.getFirst().caseId()));
            for (Posting posting : made) {
                Posting back = posting.taken(Posting.Kind.REVERSAL, day, why);
                balance.add(back);
                taken.add(back);
            }
            Money principal = Money.cents(made.stream()
                    .filter(posting -> posting.credit() == Account.PRINCIPAL)
                    .mapToLong(Posting::amountCents)
                    .sum());
            LocalDate paidOn = made.getFirst().valueOn();
            LocalDate before = fixed.getOrDefault(payment, paidOn);
            Allocator.interestMeanwhile(balance, principal, before.isAfter(paidOn) ? before : paidOn, day, taken);
            reversed.add(Allocated.takenBack(balance, payment, made));
        });
        postings.add(client, taken);
        return reversed;
    }

    /** What a credit changed; all amounts are what fell. */
    public record Credited(List<Allocated.ItemPart> principal, Money interest, Money collectionCosts, Money open) {

        public Credited {
            principal = List.copyOf(principal);
        }
    }

    /** The open principal of a case, invoice by invoice in their order. */
    public SortedMap<Integer, Money> openPrincipal(CollectionCase one) {
        return requireNonNull(locked(one.client(), List.of(one.id())).get(one.id()))
                .principalByItem();
    }

    /** Lets a part of the principal go from its value date on; interest up to then and the costs stay. */
    public Credited credit(CollectionCase one, List<Allocated.ItemPart> parts, LocalDate valueOn, LocalDate day) {
        Balance balance = requireNonNull(locked(one.client(), List.of(one.id())).get(one.id()));
        List<Posting> made = new ArrayList<>();
        Allocator.fixInterest(balance, valueOn, day, made);
        Credits.principal(
                balance, parts, valueOn, day, Wording.of("Gutschrift des Gläubigers", "The creditor's credit"), made);
        postings.add(one.client(), made);
        return new Credited(parts, Money.ZERO, Money.ZERO, balance.amounts(day).open());
    }

    /**
     * Takes back what was never owed: the parts of the principal, the interest that was posted on them, and the collection
     * costs above those of the lower claim (§ 13 RVG). Empty when costs above them were paid already, which a person must
     * refund first.
     *
     * @param basis the principal from which the costs are counted now, perhaps zero
     */
    public Optional<Credited> correct(CollectionCase one, List<Allocated.ItemPart> parts, Money basis, LocalDate day) {
        Balance balance = requireNonNull(locked(one.client(), List.of(one.id())).get(one.id()));
        return Credits.correction(balance, parts, basis, postings.ofCase(one.client(), one.id(), day), day)
                .map(correction -> {
                    postings.add(one.client(), correction.postings());
                    return new Credited(
                            parts,
                            correction.interest(),
                            correction.collectionCosts(),
                            balance.amounts(day).open());
                });
    }

    /** Takes back interest that was posted for days after {@code last}, for example of insolvency (§ 39(1) no. 1 InsO). */
    public void endInterest(CollectionCase one, LocalDate last, LocalDate day) {
        Balance balance = requireNonNull(locked(one.client(), List.of(one.id())).get(one.id()));
        List<Posting> made = new ArrayList<>();
        Allocator.fixInterest(balance, last, day, made);
        Credits.interestAfter(balance, last, day, made);
        postings.add(one.client(), made);
    }

    /** What is still open of closed cases is no longer demanded; interest is fixed before, so that the loss shows in full. */
    @Override
    public void closed(List<CollectionCase> closed, LocalDate day) {
        if (closed.isEmpty()) {
            return;
        }
        long client = closed.getFirst().client();
        List<Posting> made = new ArrayList<>();
        postings.balances(client, closed, day).values().forEach(balance -> made.addAll(Waivers.of(balance, day)));
        postings.add(client, made);
    }

    /** What the closing gave up is owed again in a case that lives again. */
    @Override
    public void moved(List<Moved> moves, LocalDate day) {
        List<CollectionCase> reopened = moves.stream()
                .filter(move -> move.from() == CaseStatus.CLOSED)
                .map(Moved::now)
                .toList();
        if (!reopened.isEmpty()) {
            long client = reopened.getFirst().client();
            List<Posting> given = postings.waivers(
                    client, reopened.stream().map(CollectionCase::id).toList());
            postings.add(client, Waivers.takenBack(given, day));
        }
    }

    /** Notes what was paid out to the client, case by case; negative amounts are taken back. */
    public void paidOut(long client, List<Payout> payouts, LocalDate day) {
        Wording why = Wording.of("An den Gläubiger ausgezahlt", "Paid out to the creditor");
        postings.add(
                client,
                payouts.stream()
                        .filter(payout -> !payout.amount().isZero())
                        .map(payout -> {
                            boolean out = payout.amount().isPositive();
                            return Posting.of(
                                    payout.caseId(),
                                    Posting.Kind.PAYOUT,
                                    out ? Account.PAID_OUT : Account.MONEY_RECEIVED,
                                    out ? Account.MONEY_RECEIVED : Account.PAID_OUT,
                                    out ? payout.amount() : payout.amount().negated(),
                                    day,
                                    day,
                                    why);
                        })
                        .toList());
    }

    @Override
    public Map<UUID, CaseAmounts> amounts(long client, Collection<UUID> ids, LocalDate asOf) {
        return ofRead(client, cases.find(client, ids), asOf);
    }

    @Override
    public Map<UUID, CaseAmounts> ofRead(long client, Collection<CollectionCase> read, LocalDate asOf) {
        Map<UUID, CaseAmounts> amounts = new HashMap<>();
        postings.balances(client, read, asOf).forEach((id, balance) -> amounts.put(id, balance.amounts(asOf)));
        return amounts;
    }

    /** The account of one case as of a day, line by line, with interest that runs as the last line. */
    public ClaimStatement statement(CollectionCase one, LocalDate asOf) {
        Balance balance = requireNonNull(
                postings.balances(one.client(), List.of(one), asOf).get(one.id()));
        return ClaimStatement.of(balance, postings.ofCase(one.client(), one.id(), asOf), asOf);
    }

    private Map<UUID, Balance> locked(long client, Collection<UUID> ids) {
        // the rows are locked so that two payments of one case are set against it one after the other
        return postings.balances(
                client, cases.lock(client, ids.stream().distinct().toList()), FOREVER);
    }
}
