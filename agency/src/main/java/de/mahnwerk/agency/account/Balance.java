package de.mahnwerk.agency.account;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.InterestBasis;
import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.interest.BaseRates;
import de.mahnwerk.law.interest.Interest;
import de.mahnwerk.law.interest.InterestResult;
import de.mahnwerk.law.interest.InterestTerms;
import de.mahnwerk.law.payment.Allocation.Order;
import de.mahnwerk.law.payment.Debt;
import de.mahnwerk.law.payment.PlanBasis;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the postings of one case add up to; debits count up, credits down. Mutable while a batch is worked on. */
final class Balance {

    private final CollectionCase of;
    private final Map<Account, Long> sums = new EnumMap<>(Account.class);
    private final SortedMap<Integer, Long> principalByItem = new TreeMap<>();
    private @Nullable LocalDate interestTo;
    private long paid;
    private long principalPaid;
    private long receivedForClient;

    Balance(CollectionCase of) {
        this.of = of;
    }

    CollectionCase of() {
        return of;
    }

    /** Counts {@code cents} from {@code credit} to {@code debit}. */
    void add(Account debit, Account credit, @Nullable Integer item, long cents) {
        sums.merge(debit, cents, Long::sum);
        sums.merge(credit, -cents, Long::sum);
        moved(debit, credit, item, cents);
        moved(credit, debit, item, -cents);
    }

    /** What of a movement into {@code to} belongs to the figures that are not the balance of one account. */
    private void moved(Account to, Account from, @Nullable Integer item, long cents) {
        if (to == Account.PRINCIPAL && item != null) {
            principalByItem.merge(item, cents, Long::sum);
        }
        if (from == Account.PRINCIPAL && item != null) {
            principalByItem.merge(item, 0L, Long::sum);
        }
        boolean payment = to == Account.MONEY_RECEIVED || to == Account.DIRECT_PAYMENT;
        if (payment && (from.owed() || from == Account.OVERPAID)) {
            paid += cents;
            principalPaid += from == Account.PRINCIPAL ? cents : 0;
            boolean clients = from == Account.PRINCIPAL || from == Account.INTEREST || from == Account.MERCHANT_COSTS;
            receivedForClient += to == Account.MONEY_RECEIVED && clients ? cents : 0;
        }
    }

    void add(Posting posting) {
        add(posting.debit(), posting.credit(), posting.item(), posting.amountCents());
        if (posting.interestTo() != null) {
            interestTo(posting.interestTo());
        }
    }

    void interestTo(LocalDate day) {
        if (interestTo == null || day.isAfter(interestTo)) {
            interestTo = day;
        }
    }

    Money money(Account account) {
        return Money.cents(sums.getOrDefault(account, 0L));
    }

    /** What of each invoice is open, in their order. */
    SortedMap<Integer, Money> principalByItem() {
        SortedMap<Integer, Money> open = new TreeMap<>();
        principalByItem.forEach((item, cents) -> open.put(item, Money.cents(cents)));
        return open;
    }

    /** What of one invoice is open. */
    Money principal(int position) {
        return Money.cents(principalByItem.getOrDefault(position, 0L));
    }

    /** What was paid on what was owed; what was paid too much stands as a credit beside it. */
    Money paidOnClaim() {
        return Money.cents(paid).plus(money(Account.OVERPAID));
    }

    /** The amounts as everybody sees them on {@code day}. */
    CaseAmounts amounts(LocalDate day) {
        Money interest = money(Account.INTEREST).plus(running(day).amount());
        Money costs = money(Account.COLLECTION_COSTS).plus(money(Account.COLLECTION_VAT));
        Money open = money(Account.PRINCIPAL)
                .plus(interest)
                .plus(money(Account.MERCHANT_COSTS))
                .plus(costs);
        return new CaseAmounts(
                money(Account.PRINCIPAL),
                Money.cents(principalPaid),
                interest,
                money(Account.MERCHANT_COSTS),
                costs,
                Money.cents(paid),
                open,
                money(Account.PAID_OUT),
                Money.cents(receivedForClient).minus(money(Account.PAID_OUT)));
    }

    /** All that is posted and open, without interest that runs. */
    Money owed() {
        return Money.sum(Stream.of(Account.values())
                .filter(Account::owed)
                .map(this::money)
                .toList());
    }

    /** What a plan drawn on {@code day} has to pay, these costs included, at the rate of that day from then on. */
    PlanBasis planBasis(Money costs, LocalDate day) {
        CaseAmounts now = amounts(day);
        LocalDate next = day.plusDays(1);
        boolean ended = of.interestUntil() != null;
        return new PlanBasis(
                new Debt(now.merchantCosts().plus(now.collectionCosts()).plus(costs), now.interest(), now.principal()),
                of.consumerCredit() ? Order.CONSUMER_CREDIT : Order.GENERAL,
                ended ? Rate.NONE : terms().rule().on(day, BaseRates.published()),
                next.isBefore(of.interestFrom()) ? of.interestFrom() : next);
    }

    /** Interest that has run since it was last posted, up to {@code day}. */
    InterestResult running(LocalDate asOf) {
        LocalDate end = of.interestUntil();
        LocalDate day = end != null && end.isBefore(asOf) ? end : asOf;
        LocalDate from = of.interestFrom();
        if (interestTo != null && !interestTo.isBefore(from)) {
            from = interestTo.plusDays(1);
        }
        return Interest.on(money(Account.PRINCIPAL), from, day, terms(), BaseRates.published());
    }

    /** Interest on a part of the principal for days that are posted, from the first day on or from {@code from} on. */
    Money posted(Money part, @Nullable LocalDate from) {
        LocalDate first = from == null || from.isBefore(of.interestFrom()) ? of.interestFrom() : from;
        LocalDate last = interestTo == null ? first.minusDays(1) : interestTo;
        return Interest.on(part, first, last, terms(), BaseRates.published()).amount();
    }

    /** Interest on a part of the principal for the days that bear interest and were posted after {@code with}. */
    InterestResult missed(Money part, LocalDate with) {
        LocalDate first = with.isBefore(of.interestFrom()) ? of.interestFrom() : with.plusDays(1);
        LocalDate end = of.interestUntil();
        LocalDate posted = interestTo == null ? with : interestTo;
        LocalDate last = end != null && end.isBefore(posted) ? end : posted;
        return Interest.on(part, first, last, terms(), BaseRates.published());
    }

    private InterestTerms terms() {
        InterestBasis basis = of.interestBasis();
        return switch (basis) {
            case STATUTORY_CONSUMER ->
                InterestTerms.statutory(
                        DebtorKind.CONSUMER,
                        of.consumerCredit() ? ClaimKind.CONSUMER_CREDIT : ClaimKind.PAYMENT_FOR_PERFORMANCE);
            case STATUTORY_BUSINESS -> InterestTerms.statutory(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE);
            case CONTRACTUAL ->
                InterestTerms.agreed(new Rate(Objects.requireNonNull(of.interestRate(), "a contractual rate")));
        };
    }
}
