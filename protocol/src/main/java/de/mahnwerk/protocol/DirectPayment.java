package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the debtor that reached the merchant instead of the agency, or its reversal.
 *
 * @param paymentReference the merchant's number of the payment, unique within the case; a reversal names the payment's
 * @param amount positive, also in a reversal
 * @param valueDate the day from which the debtor is credited (or no longer credited)
 */
public record DirectPayment(
        DirectPaymentKind kind,
        String paymentReference,
        Amount amount,
        LocalDate valueDate,
        @Nullable String invoiceNumber,
        @Nullable String text) {}
