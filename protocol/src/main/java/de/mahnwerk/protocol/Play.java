package de.mahnwerk.protocol;

/** What can be played of the future of a test claim. */
public enum Play {
    /** The day of the strategy's next step comes. */
    NEXT_STEP,
    QUERY_IS_ASKED,
    DECISION_IS_ASKED,
    DEBTOR_PAYS,
    /** Half of what is open, or the amount given. */
    DEBTOR_PAYS_IN_PART,
    PAYMENT_IS_RETURNED,
    DEBTOR_DISPUTES,
    DISPUTE_IS_SETTLED,
    PLAN_IS_AGREED,
    PLAN_IS_BROKEN,
    DEBTOR_MOVES,
    DEBTOR_IS_FOUND,
    DEBTOR_DIES,
    DEBTOR_BECOMES_INSOLVENT,
    COURT_IS_APPLIED_TO,
    ORDER_IS_SERVED,
    ORDER_IS_NOT_SERVED,
    DEBTOR_OBJECTS,
    TITLE_IS_FINAL,
    ENFORCEMENT_FAILS,
    PAUSE_ENDS,
    AGENCY_GIVES_UP,
    CASE_IS_REOPENED
}
