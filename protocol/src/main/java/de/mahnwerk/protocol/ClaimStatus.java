package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a case stands; the allowed transitions are published in {@code protocol/v1/lifecycle.json}. */
public enum ClaimStatus {
    RECEIVED,
    QUERY,
    ACCEPTED,
    PRE_COURT,
    PAYMENT_PLAN,
    DISPUTED,
    PAUSED,
    TRACING,
    AWAITING_DECISION,
    COURT_DUNNING,
    ENFORCEMENT,
    MONITORING,
    CLOSED,
    REJECTED,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
