package de.mahnwerk.agency.accounting;

import java.time.LocalDate;

/**
 * One booking: {@code cents} are positive and go from the credited to the debited account.
 *
 * @param clientNumber empty where no client is concerned
 * @param document invoice or settlement; for the trust account the number of its posting
 * @param sourceId of what it was made, which with the kind is one booking
 */
public record Booking(
        LocalDate day,
        Kind kind,
        Account debit,
        Account credit,
        long cents,
        String clientNumber,
        String clientName,
        String document,
        String text,
        String sourceId) {

    /** Why something is booked. */
    public enum Kind {
        /** A movement of clients' money. */
        TRUST,
        /** What a settlement charges, with its VAT. */
        FEES,
        /** What of it the settlement kept of the client's money. */
        SET_OFF
    }
}
