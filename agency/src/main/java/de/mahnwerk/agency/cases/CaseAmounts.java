package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;

/**
 * Where a case stands in money on a day, running interest included.
 *
 * @param principal open principal
 * @param principalPaid what was set against the principal, by payments to the agency and to the client
 * @param interest open interest
 * @param merchantCosts open costs of the client
 * @param collectionCosts open collection costs with the VAT that the debtor owes
 * @param paid all that the debtor has paid, to the agency or to the client
 * @param open everything that the debtor still owes; zero once the case is closed
 * @param paidOut paid out to the client
 * @param toPayOut received for the client and still to be paid out
 */
public record CaseAmounts(
        Money principal,
        Money principalPaid,
        Money interest,
        Money merchantCosts,
        Money collectionCosts,
        Money paid,
        Money open,
        Money paidOut,
        Money toPayOut) {

    /** Nothing at all. */
    public static final CaseAmounts NONE = new CaseAmounts(
            Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
