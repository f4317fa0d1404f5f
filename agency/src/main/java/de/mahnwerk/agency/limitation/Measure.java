package de.mahnwerk.agency.limitation;

import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.CollectionCase;
import java.time.LocalDate;

/** What is proposed so that a claim is not lost by time. */
public enum Measure {
    /** An agreement on instalments is an acknowledgement: the period begins anew (§ 212(1) no. 1 BGB). */
    OFFER_PLAN,
    /** The order to pay stops time from its application on, if it is served soon (§ 204(1) no. 3 BGB, § 167 ZPO). */
    ASK_FOR_COURT,
    /** The client has the question already. */
    AWAIT_DECISION,
    /** Time stands still while the procedure runs; its end is to be watched. */
    COURT_RUNS,
    /** The strategy may not act, so a person has to look. */
    REVIEW,
    /** It is too late. */
    CLOSE;

    /** Before this many days a plan is the cheaper way; an agreement takes its weeks, and so does a court after it. */
    private static final int DAYS_FOR_COURT = 90;

    static Measure of(CollectionCase one, CaseDebtor debtor, LocalDate expiresOn, LocalDate day) {
        if (one.status() == CaseStatus.COURT_DUNNING || one.status() == CaseStatus.ENFORCEMENT) {
            return COURT_RUNS;
        }
        if (day.isAfter(expiresOn)) {
            return CLOSE;
        }
        if (one.status() == CaseStatus.AWAITING_DECISION) {
            return AWAIT_DECISION;
        }
        if (debtor.barred()) {
            return REVIEW;
        }
        boolean time = day.plusDays(DAYS_FOR_COURT).isBefore(expiresOn);
        if (time && CaseLifecycle.allows(one.status(), CaseTrigger.PLAN_AGREED)) {
            return OFFER_PLAN;
        }
        return CaseLifecycle.allows(one.status(), CaseTrigger.DECISION_REQUESTED) ? ASK_FOR_COURT : REVIEW;
    }
}
