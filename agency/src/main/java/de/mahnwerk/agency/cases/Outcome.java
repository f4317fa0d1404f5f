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
    MERCHANT_DECISION
}
