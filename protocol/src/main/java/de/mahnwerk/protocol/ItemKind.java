package de.mahnwerk.protocol;

/** What the principal is owed for. */
public enum ItemKind {
    GOODS,
    SERVICE,
    SUBSCRIPTION,
    RENT,
    LOAN,
    DAMAGES,
    OTHER
}
