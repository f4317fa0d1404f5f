package de.mahnwerk.agency.settlement;

/** What a line of a settlement is about. */
enum LineKind {
    RECEIPT,
    RETAINED_COSTS,
    SUCCESS_FEE,
    FAILURE_FEE,
    FAILURE_FEE_WAIVED,
    WITHDRAWAL_FEE,
    INSTRUCTION,
    DIRECT_PAYMENT_SET_OFF,
    REVERSAL,
    CARRIED_OVER
}
