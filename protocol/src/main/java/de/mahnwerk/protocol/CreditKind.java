package de.mahnwerk.protocol;

/** Why a part of the principal is given up. */
public enum CreditKind {
    /** Goods came back, or the price was lowered, after the debt arose. */
    CREDIT_NOTE,
    /** The merchant lets a part go. */
    GOODWILL,
    /** This part was never owed; interest and costs that came from it fall too. */
    CORRECTION
}
