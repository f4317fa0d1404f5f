package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Money that came in and was matched.
 *
 * @param assignment the how manieth assignment this is
 * @param items numbers of what it pays
 * @param matchedBy how it was told: {@code NUMBER}, {@code PERSON}, {@code PROPOSAL_95}, …
 */
public record MatchedEntry(
        long id,
        int assignment,
        LocalDate bookedOn,
        String currency,
        long amountCents,
        String remittance,
        String counterpartyName,
        String items,
        String matchedBy) {

    public Money amount() {
        return new Money(amountCents, Currency.getInstance(currency));
    }

    /** The kind of {@link #matchedBy}: all proposals are one. */
    public String how() {
        return matchedBy.replaceFirst("_\\d+$", "");
    }
}
