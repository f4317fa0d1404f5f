package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far an instruction is. */
public enum InstructionState {
    ORDERED,
    IN_PROGRESS,
    DONE,
    FAILED,
    CANCELLED,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
