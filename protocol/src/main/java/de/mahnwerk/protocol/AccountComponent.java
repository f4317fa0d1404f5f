package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The part of the debt that a posting changes. */
public enum AccountComponent {
    PRINCIPAL,
    INTEREST,
    MERCHANT_COSTS,
    COLLECTION_COSTS,
    COLLECTION_VAT,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
