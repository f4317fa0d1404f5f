package de.mahnwerk.law.interest;

import de.mahnwerk.law.Money;
import java.time.LocalDate;

/**
 * A part of the principal that was paid and bears no more interest.
 *
 * @param on the day of payment (value date); {@link PaymentDay} says whether interest still runs on it
 * @param ofPrincipal what of the payment went to the principal (§ 367 BGB), not the whole payment; positive
 */
public record Repayment(LocalDate on, Money ofPrincipal) {

    public Repayment {
        if (!ofPrincipal.isPositive()) {
            throw new IllegalArgumentException("a repayment is positive: " + ofPrincipal);
        }
    }
}
