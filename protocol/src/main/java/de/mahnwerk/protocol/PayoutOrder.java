package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** In which order partial payments reach the merchant's payout. */
public enum PayoutOrder {
    LEGAL,
    PRINCIPAL_FIRST,
    PRO_RATA,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
