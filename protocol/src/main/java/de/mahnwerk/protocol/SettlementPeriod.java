package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How often the agency settles. */
public enum SettlementPeriod {
    DAILY,
    WEEKLY,
    MONTHLY,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
