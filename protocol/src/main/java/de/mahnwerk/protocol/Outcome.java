package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a closed case ended. */
public enum Outcome {
    PAID,
    SETTLED,
    PARTLY_PAID,
    WITHDRAWN,
    UNCOLLECTIBLE,
    INSOLVENT,
    DECEASED_NO_ESTATE,
    TIME_BARRED,
    UNFOUNDED,
    MERCHANT_DECISION,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
