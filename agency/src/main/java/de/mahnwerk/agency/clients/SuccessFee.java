package de.mahnwerk.agency.clients;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.Vat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
        tiers = tiers.stream()
                .sorted(Comparator.comparingInt(Tier::days).thenComparing(Tier::from))
                .toList();
        if (!valid(percent, tiers) || minimum.isNegative()) {
            throw new IllegalArgumentException(
                    "per cent from 0 to 100, ages and amounts from 0, not " + percent + tiers + minimum);
        }
        if (!rising(percent, tiers)) {
            throw new IllegalArgumentException(
                    "larger claims cost no higher, older ones no lower percentage: " + tiers);
        }
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

    /** Whether of two claims the larger one costs no higher percentage and the older one no lower. */
    public static boolean rising(BigDecimal percent, List<Tier> tiers) {
        List<Tier> edges = Stream.concat(Stream.of(new Tier(Money.ZERO, 0, percent)), tiers.stream())
                .toList();
        return edges.stream()
                .allMatch(one -> edges.stream().allMatch(other -> {
                    Money larger = one.from().max(other.from());
                    int older = Math.max(one.days(), other.days());
                    BigDecimal here = reached(percent, tiers, one.from(), one.days());
                    return here.compareTo(reached(percent, tiers, larger, one.days())) >= 0
                            && here.compareTo(reached(percent, tiers, one.from(), older)) <= 0;
                }));
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

    /** The largest net amount that is not more than {@code gross} with its VAT. */
    private static Money most(Money gross) {
        return Money.cents(BigDecimal.valueOf(gross.minorUnits())
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
