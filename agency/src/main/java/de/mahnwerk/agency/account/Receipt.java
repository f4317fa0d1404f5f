package de.mahnwerk.agency.account;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment of a debtor on a case.
 *
 * @param paidTo {@link Account#MONEY_RECEIVED} or {@link Account#DIRECT_PAYMENT}
 * @param valueOn the day from which the debtor is credited; interest runs up to and including it
 */
public record Receipt(UUID caseId, UUID paymentId, Account paidTo, Money amount, LocalDate valueOn) {
    public Receipt {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a receipt is above zero: " + amount);
        }
        if (paidTo != Account.MONEY_RECEIVED && paidTo != Account.DIRECT_PAYMENT) {
            throw new IllegalArgumentException("a debtor pays the agency or the client, not " + paidTo);
        }
    }
}
