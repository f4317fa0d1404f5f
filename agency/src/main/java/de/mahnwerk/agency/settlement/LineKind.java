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
    CARRIED_OVER;

    /** Whether it is what the client pays the agency for its service, so that an invoice names it. */
    boolean isRemuneration() {
        return switch (this) {
            case RETAINED_COSTS, DIRECT_PAYMENT_SET_OFF, SUCCESS_FEE, FAILURE_FEE, WITHDRAWAL_FEE, INSTRUCTION -> true;
            case RECEIPT, REVERSAL, FAILURE_FEE_WAIVED, CARRIED_OVER -> false;
        };
    }
}
