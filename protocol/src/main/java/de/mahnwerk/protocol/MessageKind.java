package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a message is. */
public enum MessageKind {
    MESSAGE,
    /** A question of the agency that holds the case until it is answered. */
    QUERY,
    /** The answer to a query. */
    ANSWER,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
