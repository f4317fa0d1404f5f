package de.mahnwerk.agency.cases;

/** Where a case stands; {@link CaseLifecycle} knows the ways between. */
public enum CaseStatus {
    RECEIVED,
    QUERY,
    ACCEPTED,
    PRE_COURT,
    PAYMENT_PLAN,
    DISPUTED,
    PAUSED,
    TRACING,
    AWAITING_DECISION,
    COURT_DUNNING,
    ENFORCEMENT,
    MONITORING,
    CLOSED,
    REJECTED;

    /** Whether the case waits and then goes on where it stood. */
    public boolean held() {
        return this == QUERY || this == PAUSED;
    }

    /** Whether nobody works on the case any more. */
    public boolean ended() {
        return this == CLOSED || this == REJECTED;
    }
}
