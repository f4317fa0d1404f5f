package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an agency needs before it may collect. */
public enum OnboardingStepKind {
    CONTRACT,
    POWER_OF_ATTORNEY,
    PAYOUT_ACCOUNT,
    CREDITOR_DATA,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
