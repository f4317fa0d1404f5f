package de.mahnwerk.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The types of events; on the wire as {@link #wire()}. */
public enum EventType {
    CLAIM_RECEIVED("claim.received"),
    CLAIM_ACCEPTED("claim.accepted"),
    CLAIM_REJECTED("claim.rejected"),
    CLAIM_QUERIED("claim.queried"),
    CLAIM_QUERY_ANSWERED("claim.query_answered"),
    LETTER_SENT("letter.sent"),
    CONTACT_ATTEMPTED("contact.attempted"),
    ADDRESS_CHANGED("address.changed"),
    PAYMENT_RECEIVED("payment.received"),
    PAYMENT_REVERSED("payment.reversed"),
    PAYMENT_REPORTED("payment.reported"),
    PLAN_AGREED("plan.agreed"),
    PLAN_LAPSED("plan.lapsed"),
    PLAN_MISSED("plan.missed"),
    PLAN_FULFILLED("plan.fulfilled"),
    PLAN_BROKEN("plan.broken"),
    DISPUTE_RAISED("dispute.raised"),
    DISPUTE_RESOLVED("dispute.resolved"),
    CASE_PAUSED("case.paused"),
    CASE_RESUMED("case.resumed"),
    DECISION_REQUESTED("decision.requested"),
    DECISION_TAKEN("decision.taken"),
    COURT_APPLIED("court.applied"),
    COURT_ORDER_ISSUED("court.order_issued"),
    COURT_SERVED("court.served"),
    COURT_NOT_SERVED("court.not_served"),
    COURT_OBJECTION("court.objection"),
    COURT_ENFORCEMENT_ORDER("court.enforcement_order"),
    COURT_FINAL("court.final"),
    ENFORCEMENT_STARTED("enforcement.started"),
    ENFORCEMENT_RESULT("enforcement.result"),
    INSOLVENCY_OPENED("insolvency.opened"),
    CASE_WITHDRAWN("case.withdrawn"),
    CASE_CLOSED("case.closed"),
    CASE_REOPENED("case.reopened"),
    FEE_CHARGED("fee.charged"),
    FEE_WAIVED("fee.waived"),
    SETTLEMENT_ISSUED("settlement.issued"),
    SETTLEMENT_PAID("settlement.paid"),
    MESSAGE_POSTED("message.posted"),
    DOCUMENT_ADDED("document.added"),
    CREDIT_BOOKED("credit.booked"),
    DEBTOR_CHANGED("debtor.changed"),
    INSTRUCTION_CHANGED("instruction.changed"),
    /** Pushed when a merchant tests a webhook; has sequence 0 and is no part of the feed. */
    WEBHOOK_TEST("webhook.test"),
    /** A type of a later version. Never written. */
    UNKNOWN("unknown");

    private static final Map<String, EventType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wire, type -> type));

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, for example {@code payment.received}. */
    public String wire() {
        return wire;
    }

    /** The type of that name; {@link #UNKNOWN} for others. */
    public static EventType of(String wire) {
        return BY_WIRE.getOrDefault(wire, UNKNOWN);
    }
}
