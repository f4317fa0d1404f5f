package de.mahnwerk.protocol;

/** What the merchant already knows of a debtor and what changes what may be done. */
public enum KnownState {
    INSOLVENT,
    DECEASED,
    MINOR,
    EMIGRATED
}
