package de.mahnwerk.protocol;

import java.math.BigDecimal;

/**
 * Money on the wire: a decimal string with the currency's number of decimals and an ISO 4217 code, so {@code "89.90"} and
 * {@code "EUR"}; never a floating-point number. Version 1 collects euros only.
 */
public record Amount(String amount, String currency) {

    /** Nothing, in euros. */
    public static final Amount ZERO = ofCents(0);

    /** An amount of euro cents. */
    public static Amount ofCents(long cents) {
        return of(BigDecimal.valueOf(cents, 2), "EUR");
    }

    /** Exact; the decimal's scale is written as it is, so give it the currency's. */
    public static Amount of(BigDecimal decimal, String currency) {
        return new Amount(decimal.toPlainString(), currency);
    }

    /** The amount as an exact decimal. */
    public BigDecimal decimal() {
        return new BigDecimal(amount);
    }

    /** Hundredths of the currency; throws {@link ArithmeticException} when the amount is finer. */
    public long cents() {
        return decimal().movePointRight(2).longValueExact();
    }
}
