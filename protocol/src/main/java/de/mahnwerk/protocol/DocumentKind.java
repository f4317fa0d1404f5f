package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a document shows. */
public enum DocumentKind {
    INVOICE,
    DELIVERY_PROOF,
    CONTRACT,
    REMINDER,
    CORRESPONDENCE,
    DISPUTE_PROOF,
    OTHER,
    /** A letter that the agency sent to the debtor; never added by a merchant. */
    LETTER,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
