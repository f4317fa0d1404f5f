package de.mahnwerk.agency.accounting;

import de.mahnwerk.platform.accounting.Chart;
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

    /** What an account is for, with its number in the two common German charts of accounts. The first six are the trust ledger's. */
    public enum Account {
        /** The trust account at the bank. */
        BANK("1210", "1810"),
        /** Received, but nobody knows for whom. */
        UNALLOCATED("1590", "1370"),
        /** Money of clients. */
        CLIENT("1592", "1374"),
        /** The agency's share between the trust account and its own one. */
        AGENCY("1792", "3630"),
        /** Goes back to payers. */
        REFUNDS("1700", "3500"),
        /** Ordered at the bank. */
        IN_TRANSIT("1360", "1460"),
        /** What clients owe for our service; those whose number is a debtor's account have their own. */
        RECEIVABLE("1410", "1210"),
        /** Takes the amount with its VAT of 19 %, which the accounting program takes out. */
        REVENUE("8400", "4400");

        private final String skr03;
        private final String skr04;

        Account(String skr03, String skr04) {
            this.skr03 = skr03;
            this.skr04 = skr04;
        }

        String in(Chart chart) {
            return switch (chart) {
                case SKR03 -> skr03;
                case SKR04 -> skr04;
            };
        }
    }
}
