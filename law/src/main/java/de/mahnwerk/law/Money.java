package de.mahnwerk.law;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;

/** An exact amount: {@code minorUnits} of {@code currency}, so 8990 EUR is 89.90 EUR. May be negative. */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /** The currency of every German court and of every claim that goes into collection. */
    public static final Currency EUR = Currency.getInstance("EUR");

    /** Nothing, in euros. */
    public static final Money ZERO = new Money(0, EUR);

    /** {@code Money.eur("89.90")}; throws {@link ArithmeticException} when the text has more than two decimals. */
    public static Money eur(String decimal) {
        return of(new BigDecimal(decimal), EUR);
    }

    /** An amount of euro cents. */
    public static Money cents(long cents) {
        return new Money(cents, EUR);
    }

    /** Exact; throws {@link ArithmeticException} when {@code decimal} is finer than the currency's minor unit. */
    public static Money of(BigDecimal decimal, Currency currency) {
        return new Money(
                decimal.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** Rounded half-up to the minor unit (§ 2(2) RVG, § 34(2) GKG round fees this way). */
    public static Money rounded(BigDecimal decimal, Currency currency) {
        return of(decimal.setScale(currency.getDefaultFractionDigits(), HALF_UP), currency);
    }

    /** The sum of all; zero euros when there are none. Currencies are never mixed. */
    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElse(ZERO);
    }

    /** The sum; currencies are never mixed. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** The difference, which may be negative; currencies are never mixed. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** The same amount the other way round, as a reversal books it. */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** Rounded half-up to the minor unit, once, at the end. */
    public Money times(BigDecimal factor) {
        long rounded = factor.multiply(BigDecimal.valueOf(minorUnits))
                .setScale(0, HALF_UP)
                .longValueExact();
        return new Money(rounded, currency);
    }

    /** What of this amount falls to {@code part} of {@code whole}, not zero: rounded half-up to the minor unit (§ 366(2) BGB). */
    public Money proportion(Money part, Money whole) {
        BigDecimal units = BigDecimal.valueOf(minorUnits)
                .multiply(BigDecimal.valueOf(part.minorUnits))
                .divide(BigDecimal.valueOf(sameCurrency(whole).minorUnits), 0, HALF_UP);
        return new Money(units.longValueExact(), currency);
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of the two. */
    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Whether it is above zero. */
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** Whether it is below zero. */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** The amount as a decimal with the currency's scale: 89.90. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /** The amount without its currency, as on the wire: {@code "89.90"}. */
    public String toPlainString() {
        return toDecimal().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    @Override
    public String toString() {
        return toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies are never mixed: " + this + " and " + other);
        }
        return other;
    }
}
