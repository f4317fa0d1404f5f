package de.mahnwerk.protocol;

/**
 * Where a claim stands in money. {@code open} is everything that the debtor still owes: principal, interest up to the day
 * of the answer, the merchant's costs and the collection costs (with their VAT where the debtor owes it).
 *
 * @param principal open principal
 * @param interest open interest
 * @param merchantCosts open costs of the merchant
 * @param collectionCosts open collection costs
 * @param paid all that the debtor has paid, to the agency or to the merchant
 * @param paidOut what has been paid out to the merchant
 * @param toPayOut what was received for the merchant and is still to be paid out
 */
public record Amounts(
        Amount principal,
        Amount interest,
        Amount merchantCosts,
        Amount collectionCosts,
        Amount paid,
        Amount open,
        Amount paidOut,
        Amount toPayOut) {}
