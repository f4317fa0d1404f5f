package de.mahnwerk.protocol;

/** The codes of faults that the shape of a message can have; checks of content bring codes of their own. */
public enum FaultCode {
    NOT_JSON,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    REQUIRED,
    UNKNOWN_VALUE,
    WRONG_FORMAT,
    TOO_SHORT,
    TOO_LONG,
    TOO_SMALL,
    TOO_FEW,
    TOO_MANY;

    /** Whether the request as such is wrong (400) and not just its content (422). */
    public boolean unreadable() {
        return this == NOT_JSON || this == UNKNOWN_FIELD || this == WRONG_TYPE;
    }
}
