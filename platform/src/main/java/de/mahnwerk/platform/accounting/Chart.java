package de.mahnwerk.platform.accounting;

/** A German chart of accounts of four digits. */
public enum Chart {
    SKR03,
    SKR04;

    /** As the head of a DATEV file says it. */
    String number() {
        return name().substring(3);
    }
}
