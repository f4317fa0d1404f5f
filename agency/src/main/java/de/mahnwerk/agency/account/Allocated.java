package de.mahnwerk.agency.account;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import java.util.List;

/**
 * How a payment was set against its case (§§ 366, 367, 497 BGB). The parts add up to the payment.
 *
 * @param principal by invoice, oldest first
 * @param collectionVat VAT on the collection costs that the debtor owed
 * @param open what is open after it on the value date
 */
public record Allocated(
        CollectionCase on,
        Receipt receipt,
        List<ItemPart> principal,
        Money interest,
        Money merchantCosts,
        Money collectionCosts,
        Money collectionVat,
        Money overpaid,
        Money open) {

    /** The part of one invoice. */
    public record ItemPart(int position, Money amount) {}

    public Money principalSum() {
        return Money.sum(principal.stream().map(ItemPart::amount).toList());
    }

    /** What belongs to the client: principal, interest and his own costs. */
    public Money clientShare() {
        return principalSum().plus(interest).plus(merchantCosts);
    }

    /** What belongs to the agency: collection costs with their VAT. */
    public Money agencyShare() {
        return collectionCosts.plus(collectionVat);
    }
}
