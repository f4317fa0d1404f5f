package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a merchant can order beyond the strategy. */
public enum InstructionKind {
    TRACE_ADDRESS,
    GO_TO_COURT,
    GIVE_TO_LAWYER,
    MONITOR,
    STOP_AFTER_STAGE,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
