package de.mahnwerk.agency.clients;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.Vat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a client pays of what came in on principal and interest: per cent by how large and how old a claim was when it was handed over. It
 * follows what came in of a claim in all, so that parts and their coming back add up to the cent. Pure.
 *
 * @param percent where no tier is reached, 0 to 100
 * @param tiers in ascending order of age, then amount; the last one that a claim reaches counts
 * @param minimum net, for a claim of which something came in, and never more than that
 */
public record SuccessFee(BigDecimal percent, List<Tier> tiers, Money minimum) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * From which claims on another percentage counts.
     *
     * @param from principal, this amount included
     * @param days after the first due date, this day included; 0 or more
     */
    public record Tier(Money from, int days, BigDecimal percent) {

        private boolean isReachedBy(Money principal, int age) {
            return principal.compareTo(from) >= 0 && age >= days;
        }
    }

    public SuccessFee {
        tiers = inOrder(tiers);
        if (!valid(percent, tiers) || minimum.isNegative()) {
            throw new IllegalArgumentException(
                    "per cent from 0 to 100, ages and amounts from 0, not " + percent + tiers + minimum);
        }
    }

    private static List<Tier> inOrder(List<Tier> tiers) {
        return tiers.stream()
                .sorted(Comparator.comparingInt(Tier::days).thenComparing(Tier::from))
                .toList();
    }

    /** The same for every claim. */
    public static SuccessFee of(String percent) {
        return new SuccessFee(new BigDecimal(percent), List.of(), Money.ZERO);
    }

    /** Whether percentages lie between 0 and 100, and ages and amounts are not below zero. */
    public static boolean valid(BigDecimal percent, List<Tier> tiers) {
        return Stream.concat(Stream.of(percent), tiers.stream().map(Tier::percent))
                        .allMatch(one -> one.signum() >= 0 && one.compareTo(HUNDRED) <= 0)
                && tiers.stream()
                        .noneMatch(tier -> tier.days() < 0 || tier.from().isNegative());
    }

    /**
     * Whether of two claims the larger one costs no higher percentage and the older one no lower. The percentage changes only where a tier
     * begins, so every amount of a tier is looked at in every age of one.
     */
    public static boolean rising(BigDecimal percent, List<Tier> tiers) {
        List<Tier> ordered = inOrder(tiers);
        List<Money> amounts = edges(Money.ZERO, ordered, Tier::from);
        List<Integer> ages = edges(0, ordered, Tier::days);
        return ages.stream()
                        .allMatch(age -> ascends(amounts.reversed().stream()
                                .map(amount -> reached(percent, ordered, amount, age))
                                .toList()))
                && amounts.stream()
                        .allMatch(amount -> ascends(ages.stream()
                                .map(age -> reached(percent, ordered, amount, age))
                                .toList()));
    }

    private static <T extends Comparable<? super T>> List<T> edges(T least, List<Tier> tiers, Function<Tier, T> edge) {
        return Stream.concat(Stream.of(least), tiers.stream().map(edge))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean ascends(List<BigDecimal> percentages) {
        return IntStream.range(1, percentages.size())
                .allMatch(n -> percentages.get(n - 1).compareTo(percentages.get(n)) <= 0);
    }

    private static BigDecimal reached(BigDecimal percent, List<Tier> tiers, Money principal, int age) {
        return tiers.stream()
                .filter(tier -> tier.isReachedBy(principal, age))
                .reduce((earlier, later) -> later)
                .map(Tier::percent)
                .orElse(percent);
    }

    /**
     * The percentage for a claim.
     *
     * @param principal as it was handed over
     * @param age days from its first due date to the day on which it was accepted
     */
    public BigDecimal percent(Money principal, int age) {
        return reached(percent, tiers, principal, age);
    }

    /**
     * The net fee for all that came in of a claim. With its VAT it is never more than that.
     *
     * @param recovered on principal and interest, less what came back
     */
    public Money of(Money principal, int age, Money recovered) {
        if (!recovered.isPositive()) {
            return Money.ZERO;
        }
        Money share = recovered.times(percent(principal, age).movePointLeft(2));
        return share.max(minimum).min(most(recovered));
    }

    /**
     * The net fee for all that came in of a claim, when {@code charged} was the one for what had come in before. That is {@link #of} where
     * these terms charged it too. Where others did, what they charged stays and these count from there on; even then it is never below
     * zero, and with its VAT never more than what has come in.
     *
     * @param before what had come in
     * @param after what has come in now
     */
    public Money of(Money principal, int age, Money before, Money charged, Money after) {
        return charged.plus(of(principal, age, after))
                .minus(of(principal, age, before))
                .max(Money.ZERO)
                .min(most(after));
    }

    /** The largest net amount that is not more than {@code gross} with its VAT; nothing of nothing. */
    private static Money most(Money gross) {
        return Money.cents(BigDecimal.valueOf(Math.max(0, gross.minorUnits()))
                .multiply(HUNDRED)
                .divide(HUNDRED.add(Vat.STANDARD.percent()), 0, RoundingMode.DOWN)
                .longValueExact());
    }

    /** Whether the age of a claim makes a difference. */
    public boolean asksForAge() {
        return tiers.stream().map(Tier::days).anyMatch(Predicate.not(Integer.valueOf(0)::equals));
    }

    /** Whether both cost the same. */
    boolean sameAs(SuccessFee other) {
        return percent.compareTo(other.percent) == 0
                && minimum.equals(other.minimum)
                && comparable().equals(other.comparable());
    }

    private List<Tier> comparable() {
        return tiers.stream()
                .map(tier -> new Tier(tier.from(), tier.days(), tier.percent().stripTrailingZeros()))
                .toList();
    }
}
