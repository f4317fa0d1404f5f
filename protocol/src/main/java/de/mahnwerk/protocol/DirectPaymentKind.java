package de.mahnwerk.protocol;

/** A payment that the merchant received himself, or its reversal. */
public enum DirectPaymentKind {
    PAYMENT,
    REVERSAL
}
