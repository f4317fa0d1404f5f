package de.mahnwerk.merchant.receivables;

import java.time.LocalDate;

/**
 * A line in the history of an open item.
 *
 * @param amountCents effect on what is open: a payment is negative, its reversal positive
 * @param source where it comes from ({@code import}, {@code bank}, {@code agency}, {@code clerk}); with {@code sourceId}
 *     the same fact is booked only once
 */
public record Entry(
        long itemId,
        Kind kind,
        long amountCents,
        LocalDate bookedOn,
        LocalDate valueOn,
        String source,
        String sourceId,
        String note) {

    /** What happened to the item. */
    public enum Kind {
        INVOICE,
        CREDIT,
        PAYMENT,
        PAYMENT_REVERSED,
        AGENCY_RECEIPT,
        AGENCY_RECEIPT_REVERSED,
        /** Part of a payment to us that the law sets against costs, interest or another invoice (§§ 366, 367 BGB). */
        SHARED_OUT,
        /** Positive when a write-off is undone. */
        WRITE_OFF,
        /** A credit that was paid out. */
        REFUND,
        /** What an invoice asks its instalments ask from now on, or the other way round. */
        REPLACED
    }
}
