package de.mahnwerk.protocol;

/** Why a merchant takes a claim back. */
public enum WithdrawalReason {
    PAID_BEFORE_HANDOVER,
    UNFOUNDED,
    GOODWILL,
    HANDED_OVER_BY_MISTAKE,
    OTHER
}
