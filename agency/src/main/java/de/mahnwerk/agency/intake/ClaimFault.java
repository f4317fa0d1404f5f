package de.mahnwerk.agency.intake;

/** What the checks of content can find. The name is the code on the wire, the texts are in the message files. */
enum ClaimFault {
    NAME_MISSING,
    ADDRESS_INCOMPLETE,
    DEBTOR_MINOR(true),
    DEBTOR_INSOLVENT(true),
    DEBTOR_DECEASED(true),
    CURRENCY(true),
    INVOICE_TWICE,
    AMOUNTS_DO_NOT_ADD_UP,
    DATE_IN_FUTURE,
    NOT_DUE,
    NOT_IN_DEFAULT,
    REMINDER_MISSING,
    TIME_BARRED(true),
    DISPUTED,
    NOT_PERFORMED,
    LUMP_SUM_FROM_CONSUMER,
    COST_BEFORE_DEFAULT,
    COST_TOO_HIGH,
    INTEREST_NOT_LAWFUL,
    INTEREST_RATE_MISSING,
    INTEREST_BEFORE_DEFAULT,
    COURT_NOT_OFFERED;

    private final boolean forEver;

    ClaimFault() {
        this(false);
    }

    ClaimFault(boolean forEver) {
        this.forEver = forEver;
    }

    /** Whether nothing that the merchant could mend makes the claim collectible. */
    boolean forEver() {
        return forEver;
    }
}
