package de.mahnwerk.agency.payments;

/** The accounts of the trust ledger: one asset, the bank, and for whom it is held. */
public enum TrustAccount {
    BANK,
    /** Received, but nobody knows for which case. */
    UNALLOCATED,
    /** Owed to a client. */
    CLIENT,
    /** The agency's own share, still on the trust account. */
    AGENCY,
    /** Paid too much; goes back to the payer. */
    REFUNDS,
    /** Ordered at the bank, not yet on its statement. */
    IN_TRANSIT
}
