package de.mahnwerk.agency.cases;

/** How a closed case ended. */
public enum Outcome {
    PAID,
    SETTLED,
    PARTLY_PAID,
    WITHDRAWN,
    UNCOLLECTIBLE,
    INSOLVENT,
    DECEASED_NO_ESTATE,
    TIME_BARRED,
    UNFOUNDED,
    MERCHANT_DECISION;

    /** Whether the case ended because of what was paid, so that it lives again when the payment goes back. */
    public boolean byPayment() {
        return this == PAID || this == SETTLED || this == PARTLY_PAID;
    }
}
