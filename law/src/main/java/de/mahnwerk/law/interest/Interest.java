package de.mahnwerk.law.interest;

import static java.math.RoundingMode.HALF_UP;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.UnknownLaw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Default interest and interest during litigation (§§ 247, 288, 291, 497 BGB, §§ 352, 353 HGB), simple, never on interest
 * (§ 289 BGB). A new base rate applies on 1 January or 1 July itself.
 */
public final class Interest {

    private Interest() {}

    /**
     * Interest on an unchanged principal. Both days count; {@code to} before {@code from} means no day at all (§§ 288, 289 BGB).
     *
     * @throws UnknownLaw when a day lies past the last known half-year
     * @throws IllegalArgumentException when the principal is negative
     */
    public static InterestResult on(
            Money principal, LocalDate from, LocalDate toInclusive, InterestTerms terms, BaseRates baseRates) {
        return on(principal, List.of(), from, toInclusive, terms, baseRates);
    }

    /**
     * Interest on a principal that repayments make smaller. {@code principal} is what was owed before all of them;
     * repayments before {@code from} count, later than {@code toInclusive} do not (§§ 288, 289 BGB).
     *
     * @throws UnknownLaw when a day lies past the last known half-year
     * @throws IllegalArgumentException when the principal is negative or more is repaid than owed
     */
    public static InterestResult on(
            Money principal,
            List<Repayment> repayments,
            LocalDate from,
            LocalDate toInclusive,
            InterestTerms terms,
            BaseRates baseRates) {
        NavigableMap<LocalDate, Money> principals = principals(principal, repayments, terms.paymentDay());
        List<Segment> segments = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(toInclusive); ) {
            LocalDate last = lastDayLike(day, toInclusive, principals);
            Money bearing = principals.floorEntry(day).getValue();
            if (bearing.isPositive()) {
                segments.add(segment(bearing, day, last, terms, baseRates));
            }
            day = last.plusDays(1);
        }
        return new InterestResult(rounded(segments, principal, terms.rounding()), from, toInclusive, segments, terms);
    }

    private static NavigableMap<LocalDate, Money> principals(
            Money principal, List<Repayment> repayments, PaymentDay paymentDay) {
        NavigableMap<LocalDate, Money> from = new TreeMap<>();
        from.put(LocalDate.MIN, notNegative(principal));
        Money left = principal;
        for (Repayment repayment :
                repayments.stream().sorted(Comparator.comparing(Repayment::on)).toList()) {
            left = notNegative(left.minus(repayment.ofPrincipal()));
            LocalDate free = switch (paymentDay) {
                case COUNTED -> repayment.on().plusDays(1);
                case NOT_COUNTED -> repayment.on();
            };
            from.put(free, left);
        }
        return from;
    }

    private static Money notNegative(Money principal) {
        if (principal.isNegative()) {
            throw new IllegalArgumentException("there is no interest on a negative principal: " + principal);
        }
        return principal;
    }

    private static LocalDate lastDayLike(LocalDate day, LocalDate to, NavigableMap<LocalDate, Money> principals) {
        LocalDate last = BaseRates.lastDayOfHalfYear(day);
        LocalDate change = principals.higherKey(day);
        if (change != null && !change.isAfter(last)) {
            last = change.minusDays(1);
        }
        return last.isAfter(to) ? to : last;
    }

    private static Segment segment(
            Money principal, LocalDate from, LocalDate to, InterestTerms terms, BaseRates baseRates) {
        Rate rate = terms.rule().on(from, baseRates);
        BigDecimal yearly = principal.toDecimal().multiply(rate.percent().movePointLeft(2));
        BigDecimal exact = terms.dayCount().share(yearly, from, to);
        long days = terms.dayCount().days(from, to);
        return new Segment(principal, from, to, days, rate, exact, cents(exact, principal));
    }

    private static Money rounded(List<Segment> segments, Money principal, Rounding rounding) {
        return switch (rounding) {
            case SUM ->
                cents(segments.stream().map(Segment::exact).reduce(BigDecimal.ZERO, BigDecimal::add), principal);
            case SEGMENT ->
                segments.stream().map(Segment::amount).reduce(new Money(0, principal.currency()), Money::plus);
        };
    }

    /** Half-up to the cent. The traces that endless fractions leave far behind the comma do not decide a half cent. */
    private static Money cents(BigDecimal exact, Money principal) {
        return Money.rounded(exact.setScale(20, HALF_UP), principal.currency());
    }
}
