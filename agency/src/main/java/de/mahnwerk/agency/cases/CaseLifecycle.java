package de.mahnwerk.agency.cases;

import static de.mahnwerk.agency.cases.CaseStatus.*;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of a case as one table: which trigger moves which status where. Reads nothing, changes nothing. */
public final class CaseLifecycle {

    /** One line of the table. */
    public record Row(CaseStatus from, CaseTrigger trigger, CaseStatus to) {}

    /** What a trigger does to a case. */
    public sealed interface Step {
        record Move(CaseStatus to) implements Step {}

        /** It does nothing; {@code possible} would. */
        record Refused(CaseStatus status, CaseTrigger trigger, List<CaseTrigger> possible) implements Step {}
    }

    // spotless:off
    private static final List<Row> TABLE = List.of(
            new Row(RECEIVED,          CaseTrigger.CHECK_PASSED,          ACCEPTED),
            new Row(RECEIVED,          CaseTrigger.CHECK_QUERIED,         QUERY),
            new Row(RECEIVED,          CaseTrigger.CHECK_FAILED,          REJECTED),
            new Row(QUERY,             CaseTrigger.QUERY_ANSWERED,        ACCEPTED),
            new Row(QUERY,             CaseTrigger.CHECK_FAILED,          REJECTED),
            new Row(QUERY,             CaseTrigger.CLOSED,                CLOSED),
            new Row(QUERY,             CaseTrigger.QUERY_ANSWERED,        PRE_COURT),
            new Row(QUERY,             CaseTrigger.QUERY_ANSWERED,        DISPUTED),
            new Row(QUERY,             CaseTrigger.QUERY_ANSWERED,        COURT_DUNNING),
            new Row(QUERY,             CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(QUERY,             CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(ACCEPTED,          CaseTrigger.CHECK_QUERIED,         QUERY),
            new Row(ACCEPTED,          CaseTrigger.FIRST_LETTER_SENT,     PRE_COURT),
            new Row(ACCEPTED,          CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(ACCEPTED,          CaseTrigger.PAUSED,                PAUSED),
            new Row(ACCEPTED,          CaseTrigger.COURT_APPLIED,         COURT_DUNNING),
            new Row(ACCEPTED,          CaseTrigger.CLOSED,                CLOSED),
            new Row(ACCEPTED,          CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(PRE_COURT,         CaseTrigger.PLAN_AGREED,           PAYMENT_PLAN),
            new Row(PRE_COURT,         CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(PRE_COURT,         CaseTrigger.PAUSED,                PAUSED),
            new Row(PRE_COURT,         CaseTrigger.ADDRESS_LOST,          TRACING),
            new Row(PRE_COURT,         CaseTrigger.DECISION_REQUESTED,    AWAITING_DECISION),
            new Row(PRE_COURT,         CaseTrigger.COURT_APPLIED,         COURT_DUNNING),
            new Row(PRE_COURT,         CaseTrigger.DECIDED_TO_MONITOR,    MONITORING),
            new Row(PRE_COURT,         CaseTrigger.CLOSED,                CLOSED),
            new Row(PRE_COURT,         CaseTrigger.CHECK_QUERIED,         QUERY),
            new Row(PRE_COURT,         CaseTrigger.INSTRUCTED_TO_MONITOR, MONITORING),
            new Row(PRE_COURT,         CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(PAYMENT_PLAN,      CaseTrigger.PLAN_BROKEN,           PRE_COURT),
            new Row(PAYMENT_PLAN,      CaseTrigger.PLAN_BROKEN_WHILE_MONITORED, MONITORING),
            new Row(PAYMENT_PLAN,      CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(PAYMENT_PLAN,      CaseTrigger.PAUSED,                PAUSED),
            new Row(PAYMENT_PLAN,      CaseTrigger.CLOSED,                CLOSED),
            new Row(PAYMENT_PLAN,      CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(DISPUTED,          CaseTrigger.DISPUTE_RESOLVED,      PRE_COURT),
            new Row(DISPUTED,          CaseTrigger.DECISION_REQUESTED,    AWAITING_DECISION),
            new Row(DISPUTED,          CaseTrigger.CLOSED,                CLOSED),
            new Row(DISPUTED,          CaseTrigger.CHECK_QUERIED,         QUERY),
            new Row(DISPUTED,          CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(PAUSED,            CaseTrigger.RESUMED,               PRE_COURT),
            new Row(PAUSED,            CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(PAUSED,            CaseTrigger.CLOSED,                CLOSED),
            new Row(PAUSED,            CaseTrigger.RESUMED,               ACCEPTED),
            new Row(PAUSED,            CaseTrigger.RESUMED,               PAYMENT_PLAN),
            new Row(PAUSED,            CaseTrigger.RESUMED,               TRACING),
            new Row(PAUSED,            CaseTrigger.RESUMED,               COURT_DUNNING),
            new Row(PAUSED,            CaseTrigger.RESUMED,               ENFORCEMENT),
            new Row(PAUSED,            CaseTrigger.RESUMED,               MONITORING),
            new Row(PAUSED,            CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(TRACING,           CaseTrigger.ADDRESS_FOUND,         PRE_COURT),
            new Row(TRACING,           CaseTrigger.DECIDED_TO_MONITOR,    MONITORING),
            new Row(TRACING,           CaseTrigger.CLOSED,                CLOSED),
            new Row(TRACING,           CaseTrigger.PAUSED,                PAUSED),
            new Row(TRACING,           CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(TRACING,           CaseTrigger.INSTRUCTED_TO_MONITOR, MONITORING),
            new Row(TRACING,           CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(AWAITING_DECISION, CaseTrigger.DECIDED_TO_GO_ON,      PRE_COURT),
            new Row(AWAITING_DECISION, CaseTrigger.COURT_APPLIED,         COURT_DUNNING),
            new Row(AWAITING_DECISION, CaseTrigger.DECIDED_TO_MONITOR,    MONITORING),
            new Row(AWAITING_DECISION, CaseTrigger.CLOSED,                CLOSED),
            new Row(AWAITING_DECISION, CaseTrigger.DISPUTE_RAISED,        DISPUTED),
            new Row(AWAITING_DECISION, CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(COURT_DUNNING,     CaseTrigger.COURT_OBJECTION,       DISPUTED),
            new Row(COURT_DUNNING,     CaseTrigger.PLAN_AGREED,           PAYMENT_PLAN),
            new Row(COURT_DUNNING,     CaseTrigger.COURT_NOT_SERVED,      TRACING),
            new Row(COURT_DUNNING,     CaseTrigger.COURT_FINAL,           ENFORCEMENT),
            new Row(COURT_DUNNING,     CaseTrigger.CLOSED,                CLOSED),
            new Row(COURT_DUNNING,     CaseTrigger.CHECK_QUERIED,         QUERY),
            new Row(COURT_DUNNING,     CaseTrigger.PAUSED,                PAUSED),
            new Row(COURT_DUNNING,     CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(ENFORCEMENT,       CaseTrigger.PLAN_AGREED,           PAYMENT_PLAN),
            new Row(ENFORCEMENT,       CaseTrigger.ENFORCEMENT_FRUITLESS, MONITORING),
            new Row(ENFORCEMENT,       CaseTrigger.CLOSED,                CLOSED),
            new Row(ENFORCEMENT,       CaseTrigger.PAUSED,                PAUSED),
            new Row(ENFORCEMENT,       CaseTrigger.INSOLVENCY_OPENED,     MONITORING),
            new Row(MONITORING,        CaseTrigger.ENFORCEMENT_STARTED,   ENFORCEMENT),
            new Row(MONITORING,        CaseTrigger.PLAN_AGREED,           PAYMENT_PLAN),
            new Row(MONITORING,        CaseTrigger.CLOSED,                CLOSED),
            new Row(MONITORING,        CaseTrigger.PAUSED,                PAUSED),
            new Row(MONITORING,        CaseTrigger.COURT_APPLIED,         COURT_DUNNING),
            new Row(CLOSED,            CaseTrigger.REOPENED,              PRE_COURT));
    // spotless:on

    private CaseLifecycle() {}

    /**
     * What the trigger does to a case in this status.
     *
     * @param before where the case stood before it was held; a trigger that ends the hold leads back there
     */
    public static Step decide(CaseStatus status, CaseTrigger trigger, @Nullable CaseStatus before) {
        List<CaseStatus> ways = TABLE.stream()
                .filter(line -> line.from() == status && line.trigger() == trigger)
                .map(Row::to)
                .toList();
        if (ways.isEmpty()) {
            return new Step.Refused(status, trigger, possibleIn(status));
        }
        return new Step.Move(before != null && ways.contains(before) ? before : ways.getFirst());
    }

    /** Whether the trigger moves a case in this status. */
    public static boolean allows(CaseStatus status, CaseTrigger trigger) {
        return possibleIn(status).contains(trigger);
    }

    static List<CaseTrigger> possibleIn(CaseStatus status) {
        return TABLE.stream()
                .filter(line -> line.from() == status)
                .map(Row::trigger)
                .toList();
    }

    static List<Row> table() {
        return TABLE;
    }
}
