package de.mahnwerk.protocol;

/** Who owes: decides interest, the lump sum of 40 euros and the duties to inform. */
public enum DebtorKind {
    CONSUMER,
    BUSINESS
}
