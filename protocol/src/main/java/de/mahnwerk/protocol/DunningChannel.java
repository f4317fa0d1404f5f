package de.mahnwerk.protocol;

/** How a reminder of the merchant went out. */
public enum DunningChannel {
    EMAIL,
    LETTER,
    PHONE,
    OTHER
}
