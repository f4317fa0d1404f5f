package de.mahnwerk.protocol;

/** What the debtor holds against the claim. */
public enum DisputeReason {
    NOT_DELIVERED,
    DEFECT,
    REVOKED,
    NOT_ORDERED,
    ALREADY_PAID,
    WRONG_AMOUNT,
    NOT_THE_DEBTOR,
    TIME_BARRED,
    OTHER
}
