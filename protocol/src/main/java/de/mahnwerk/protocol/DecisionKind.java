package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What the agency may not decide alone. */
public enum DecisionKind {
    COURT_ACTION,
    SETTLEMENT_OFFER,
    WRITE_OFF,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
