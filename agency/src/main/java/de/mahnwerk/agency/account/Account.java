package de.mahnwerk.agency.account;

/** The accounts of a claim. */
public enum Account {
    /** What the debtor owes. */
    PRINCIPAL,
    INTEREST,
    MERCHANT_COSTS,
    COLLECTION_COSTS,
    /** VAT on the collection costs, where the creditor cannot deduct it. */
    COLLECTION_VAT,
    /** Where claims come from. */
    CLAIMED,
    /** Money of the debtor that the agency received. */
    MONEY_RECEIVED,
    /** Money of the debtor that the client received after the hand-over. */
    DIRECT_PAYMENT,
    /** Paid too much; the debtor gets it back. */
    OVERPAID,
    /** No longer demanded. */
    WAIVED,
    /** Received and passed on to the client. */
    PAID_OUT;

    /** Whether it is a part of the debt. */
    public boolean owed() {
        return switch (this) {
            case PRINCIPAL, INTEREST, MERCHANT_COSTS, COLLECTION_COSTS, COLLECTION_VAT -> true;
            case CLAIMED, MONEY_RECEIVED, DIRECT_PAYMENT, OVERPAID, WAIVED, PAID_OUT -> false;
        };
    }
}
