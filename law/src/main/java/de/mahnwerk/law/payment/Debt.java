package de.mahnwerk.law.payment;

import de.mahnwerk.law.Money;

/**
 * What is open of one debt, split as § 367(1) BGB needs it. No part is negative.
 *
 * @param costs costs of legal pursuit: dunning, collection, court
 * @param interest default interest accrued to the day of payment
 * @param principal the debt itself (with a consumer credit: the rest of the amount owed, contractual interest included)
 */
public record Debt(Money costs, Money interest, Money principal) {

    public Debt {
        if (costs.isNegative() || interest.isNegative() || principal.isNegative()) {
            throw new IllegalArgumentException(
                    "no part of a debt is negative: " + costs + ", " + interest + ", " + principal);
        }
    }

    /** Everything that is open (§ 367(1) BGB). */
    public Money total() {
        return costs.plus(interest).plus(principal);
    }
}
