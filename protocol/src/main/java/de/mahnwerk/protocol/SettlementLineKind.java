package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a line of a settlement is about. */
public enum SettlementLineKind {
    /** Money of the debtor received by the agency. */
    RECEIPT,
    /** Collection costs that the debtor paid and the agency keeps as its remuneration. */
    RETAINED_COSTS,
    SUCCESS_FEE,
    FAILURE_FEE,
    /** The handling fee that the terms waive; its amount stands in {@code waived}. */
    FAILURE_FEE_WAIVED,
    WITHDRAWAL_FEE,
    /** What the merchant ordered beyond the strategy and what was done, at the price that was told before. */
    INSTRUCTION,
    /** Collection costs that the merchant received by a direct payment. */
    DIRECT_PAYMENT_SET_OFF,
    REVERSAL,
    /** A negative rest of the settlement before. */
    CARRIED_OVER,
    /** A value of a later minor version that this reader does not know. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
