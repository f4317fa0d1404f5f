package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A movement on the merchant's account that nobody could be found for; a person assigns it.
 *
 * @param amountCents positive for money that came in, negative for a payment that went back
 * @param kind {@code PAYMENT}, {@code RETURN} or {@code REVERSAL}
 */
public record UnmatchedEntry(
        long id,
        String account,
        LocalDate bookedOn,
        LocalDate valueOn,
        String currency,
        long amountCents,
        String kind,
        String returnReason,
        String creditorReference,
        String endToEndId,
        String remittance,
        String counterpartyName,
        String counterpartyIban) {

    public Money amount() {
        return new Money(amountCents, Currency.getInstance(currency));
    }
}
