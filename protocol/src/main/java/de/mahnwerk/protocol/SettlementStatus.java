package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether the payout of a settlement has left the trust account. */
public enum SettlementStatus {
    ISSUED,
    PAID,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
