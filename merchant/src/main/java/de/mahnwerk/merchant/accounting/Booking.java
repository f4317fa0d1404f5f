package de.mahnwerk.merchant.accounting;

import java.time.LocalDate;

/**
 * One booking: {@code cents} are positive and go from the credited to the debited account.
 *
 * @param customerNumber empty where no customer is concerned
 * @param document invoice, claim or settlement that it is about
 * @param nth which one it is of bookings that are alike in everything, from 1
 */
public record Booking(
        LocalDate day,
        Kind kind,
        Account debit,
        Account credit,
        long cents,
        String currency,
        String customerNumber,
        String customerName,
        String document,
        int nth) {

    /** Why something is booked. */
    public enum Kind {
        PAYMENT,
        REFUND,
        WRITE_OFF,
        FEE,
        INTEREST,
        /** A debtor's payment on the principal that the agency has. */
        COLLECTED,
        COLLECTION_COSTS,
        AGENCY_FEE,
        INPUT_VAT,
        PAYOUT
    }
}
