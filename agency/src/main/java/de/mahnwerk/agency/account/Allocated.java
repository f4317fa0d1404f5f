package de.mahnwerk.agency.account;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /** What these postings of a payment had met, now that they are taken back. */
    static Allocated takenBack(Balance balance, UUID payment, List<Posting> made) {
        Map<Account, Long> parts = new HashMap<>();
        made.forEach(posting -> parts.merge(posting.credit(), posting.amountCents(), Long::sum));
        Posting first = made.getFirst();
        long amount = made.stream().mapToLong(Posting::amountCents).sum();
        return new Allocated(
                balance.of(),
                new Receipt(first.caseId(), payment, first.debit(), Money.cents(amount), first.valueOn()),
                made.stream()
                        .filter(posting -> posting.credit() == Account.PRINCIPAL)
                        .map(posting ->
                                new ItemPart(requireNonNull(posting.item()), Money.cents(posting.amountCents())))
                        .toList(),
                Money.cents(parts.getOrDefault(Account.INTEREST, 0L)),
                Money.cents(parts.getOrDefault(Account.MERCHANT_COSTS, 0L)),
                Money.cents(parts.getOrDefault(Account.COLLECTION_COSTS, 0L)),
                Money.cents(parts.getOrDefault(Account.COLLECTION_VAT, 0L)),
                Money.cents(parts.getOrDefault(Account.OVERPAID, 0L)),
                balance.owed());
    }

    public Money principalSum() {
        return Money.sum(principal.stream().map(ItemPart::amount).toList());
    }

    /** What belongs to the client: principal, interest and his own costs. */
    public Money clientShare() {
        return principalSum().plus(interest).plus(merchantCosts);
    }

    /** What was paid too much to the agency and is on its way back to the payer; what the client got too much he sends back. */
    public Money refunded() {
        return receipt.paidTo() == Account.MONEY_RECEIVED ? overpaid : Money.ZERO;
    }

    /** What belongs to the agency: collection costs with their VAT. */
    public Money agencyShare() {
        return collectionCosts.plus(collectionVat);
    }
}
