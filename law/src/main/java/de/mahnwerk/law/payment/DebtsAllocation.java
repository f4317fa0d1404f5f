package de.mahnwerk.law.payment;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How one payment is set against several debts (§ 366 BGB): first what the debtor named, then due before not due, less
 * secured, more burdensome, older; equals in proportion. Within each debt as {@link Allocation}. The parts sum to the payment.
 *
 * @param parts in the order of payment; only debts that got something
 * @param overpaid what is left when nothing is open any more
 */
public record DebtsAllocation(List<Part> parts, Money overpaid) implements Explained {

    /** What one debt got (§ 366 BGB). */
    public record Part(String id, Allocation allocation, Why why) {}

    /** Why a debt got its part (§ 366 BGB). */
    public enum Why {
        /** The debtor named it (§ 366(1) BGB). */
        NAMED,
        /** The order of the law (§ 366(2) BGB). */
        BY_LAW,
        /** In proportion with its equals (§ 366(2) BGB). */
        IN_PROPORTION
    }

    public DebtsAllocation {
        parts = List.copyOf(parts);
    }

    /**
     * Sets a payment, not negative, against the debts (§ 366 BGB).
     *
     * @param named ids that the debtor named with the payment; others and unknown ones are left to the law
     * @param asOf the day of payment, which decides what is due
     */
    public static DebtsAllocation allocate(Money payment, List<OpenDebt> debts, List<String> named, LocalDate asOf) {
        if (payment.isNegative()) {
            throw new IllegalArgumentException("a payment is not negative: " + payment + "; reverse its allocation");
        }
        List<Part> parts = new ArrayList<>();
        Money left = spread(payment, select(debts, named, true), asOf, Why.NAMED, parts);
        left = spread(left, select(debts, named, false), asOf, Why.BY_LAW, parts);
        return new DebtsAllocation(parts, left);
    }

    private static List<OpenDebt> select(List<OpenDebt> debts, List<String> named, boolean wanted) {
        return debts.stream()
                .filter(debt -> named.contains(debt.id()) == wanted)
                .toList();
    }

    private static Money spread(Money payment, List<OpenDebt> debts, LocalDate asOf, Why why, List<Part> parts) {
        Money left = payment;
        for (List<OpenDebt> equals : ranked(debts, asOf).sequencedValues()) {
            Money met = left.min(
                    Money.sum(equals.stream().map(debt -> debt.debt().total()).toList()));
            parts.addAll(inProportion(met, equals, why));
            left = left.minus(met);
        }
        return left;
    }

    private static SequencedMap<OpenDebt, List<OpenDebt>> ranked(List<OpenDebt> debts, LocalDate asOf) {
        SequencedMap<OpenDebt, List<OpenDebt>> ranks = new TreeMap<>(order(asOf));
        for (OpenDebt debt : debts) {
            ranks.computeIfAbsent(debt, first -> new ArrayList<>()).add(debt);
        }
        return ranks;
    }

    /** § 366(2) BGB, criterion by criterion. */
    private static Comparator<OpenDebt> order(LocalDate asOf) {
        return Comparator.comparing((OpenDebt debt) -> debt.dueOn().isAfter(asOf))
                .thenComparing(OpenDebt::security)
                .thenComparing(OpenDebt::rate, Comparator.reverseOrder())
                .thenComparing(OpenDebt::arisenOn);
    }

    /** The cents that proportions leave over go to the first debts, one each, so that nothing is lost. */
    private static List<Part> inProportion(Money payment, List<OpenDebt> equals, Why why) {
        Money open = Money.sum(equals.stream().map(debt -> debt.debt().total()).toList());
        List<Part> parts = new ArrayList<>();
        Money before = Money.ZERO;
        Money openBefore = Money.ZERO;
        for (OpenDebt debt : equals) {
            openBefore = openBefore.plus(debt.debt().total());
            Money upToHere = open.isZero() ? Money.ZERO : payment.proportion(openBefore, open);
            Money share = upToHere.minus(before);
            before = upToHere;
            if (share.isPositive()) {
                Why reason = equals.size() > 1 && payment.compareTo(open) < 0 ? Why.IN_PROPORTION : why;
                parts.add(new Part(debt.id(), Allocation.allocate(share, debt.debt(), debt.order()), reason));
            }
        }
        return parts;
    }

    @Override
    public Wording wording() {
        List<Wording> sentences = new ArrayList<>();
        for (Part part : parts) {
            sentences.add(
                    Wording.of("{0} ({1}): {2}", "{0} ({1}): {2}", part.id(), why(part.why()), part.allocation()));
        }
        if (overpaid.isPositive()) {
            sentences.add(Wording.of("{0} sind zu viel gezahlt.", "{0} is paid too much.", overpaid));
        }
        return Wording.sentences(sentences);
    }

    private static Wording why(Why why) {
        return switch (why) {
            case NAMED ->
                Wording.of("vom Schuldner bestimmt, § 366 Abs. 1 BGB", "named by the debtor, section 366(1) BGB");
            case BY_LAW -> Wording.of("gesetzliche Reihenfolge, § 366 Abs. 2 BGB", "order of section 366(2) BGB");
            case IN_PROPORTION -> Wording.of("verhältnismäßig, § 366 Abs. 2 BGB", "in proportion, section 366(2) BGB");
        };
    }
}
