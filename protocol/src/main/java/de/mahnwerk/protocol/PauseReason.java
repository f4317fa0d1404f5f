package de.mahnwerk.protocol;

/** Why a case shall stand still. */
public enum PauseReason {
    DEFERRED,
    CLARIFYING,
    PAYMENT_ANNOUNCED,
    GOODWILL,
    OTHER
}
