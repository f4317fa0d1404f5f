package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What became of one claim that was handed over. */
public enum IntakeResult {
    /** A case was opened. */
    ACCEPTED,
    /** A case was opened and waits for an answer of the merchant. */
    QUERY,
    /** The claim is known already; the existing case is named. */
    DUPLICATE,
    /** No case works on it; the errors say what can be mended, the reason code what never can. */
    REJECTED,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
