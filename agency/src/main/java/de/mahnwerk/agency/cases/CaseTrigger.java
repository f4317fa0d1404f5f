package de.mahnwerk.agency.cases;

/** What can move a case; each tells the client by an event of the name {@link #event()}. */
public enum CaseTrigger {
    CHECK_PASSED("claim.accepted"),
    CHECK_QUERIED("claim.queried"),
    CHECK_FAILED("claim.rejected"),
    QUERY_ANSWERED("claim.query_answered"),
    FIRST_LETTER_SENT("letter.sent"),
    PLAN_AGREED("plan.agreed"),
    PLAN_BROKEN("plan.broken"),
    PLAN_BROKEN_WHILE_MONITORED("plan.broken"),
    DISPUTE_RAISED("dispute.raised"),
    DISPUTE_RESOLVED("dispute.resolved"),
    PAUSED("case.paused"),
    RESUMED("case.resumed"),
    ADDRESS_LOST("address.changed"),
    ADDRESS_FOUND("address.changed"),
    DECISION_REQUESTED("decision.requested"),
    DECIDED_TO_GO_ON("decision.taken"),
    DECIDED_TO_MONITOR("decision.taken"),
    COURT_APPLIED("court.applied"),
    COURT_OBJECTION("court.objection"),
    COURT_NOT_SERVED("court.not_served"),
    COURT_FINAL("court.final"),
    ENFORCEMENT_STARTED("enforcement.started"),
    ENFORCEMENT_FRUITLESS("enforcement.result"),
    INSTRUCTED_TO_MONITOR("instruction.changed"),
    INSOLVENCY_OPENED("insolvency.opened"),
    CLOSED("case.closed"),
    REOPENED("case.reopened");

    private final String event;

    CaseTrigger(String event) {
        this.event = event;
    }

    /** The event's name in the protocol. */
    public String event() {
        return event;
    }
}
