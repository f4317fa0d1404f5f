package de.mahnwerk.agency.sandbox;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorNews;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.conversation.Decisions;
import de.mahnwerk.agency.conversation.Messages;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.payments.PlayedPayments;
import de.mahnwerk.agency.steering.DebtorChanges;
import de.mahnwerk.agency.strategy.NextStep;
import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.Advance;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.Play;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Where the future of test claims is played: each play does what the debtor, the court or the clerk would do, through the same
 * doors, so that the same events follow.
 */
@Component
class Stage {

    private static final int ANSWER_DAYS = 14;

    private final Cases cases;
    private final CaseFigures figures;
    private final CaseEvents events;
    private final Messages messages;
    private final Decisions decisions;
    private final DebtorChanges debtors;
    private final PlayedPayments payments;
    private final NextStep nextStep;

    Stage(
            Cases cases,
            @Lazy CaseFigures figures,
            CaseEvents events,
            Messages messages,
            Decisions decisions,
            DebtorChanges debtors,
            PlayedPayments payments,
            NextStep nextStep) {
        this.cases = cases;
        this.figures = figures;
        this.events = events;
        this.messages = messages;
        this.decisions = decisions;
        this.debtors = debtors;
        this.payments = payments;
        this.nextStep = nextStep;
    }

    /** Whether it can be played in the case's status. */
    boolean possible(CollectionCase one, Play play) {
        return switch (play) {
            case NEXT_STEP -> nextStep.waits(one);
            case QUERY_IS_ASKED -> allows(one, CaseTrigger.CHECK_QUERIED);
            case DECISION_IS_ASKED -> allows(one, CaseTrigger.DECISION_REQUESTED);
            case DEBTOR_PAYS, DEBTOR_PAYS_IN_PART, DEBTOR_DIES, DEBTOR_MOVES ->
                !one.status().ended() && one.status() != CaseStatus.TRACING;
            case PAYMENT_IS_RETURNED -> one.status() != CaseStatus.REJECTED;
            case DEBTOR_DISPUTES -> allows(one, CaseTrigger.DISPUTE_RAISED);
            case DISPUTE_IS_SETTLED -> allows(one, CaseTrigger.DISPUTE_RESOLVED);
            case PLAN_IS_AGREED -> allows(one, CaseTrigger.PLAN_AGREED);
            case PLAN_IS_BROKEN -> allows(one, CaseTrigger.PLAN_BROKEN);
            case DEBTOR_IS_FOUND -> allows(one, CaseTrigger.ADDRESS_FOUND);
            case DEBTOR_BECOMES_INSOLVENT -> allows(one, CaseTrigger.INSOLVENCY_OPENED);
            case COURT_IS_APPLIED_TO -> allows(one, CaseTrigger.COURT_APPLIED);
            case ORDER_IS_SERVED -> one.status() == CaseStatus.COURT_DUNNING;
            case ORDER_IS_NOT_SERVED -> allows(one, CaseTrigger.COURT_NOT_SERVED);
            case DEBTOR_OBJECTS -> allows(one, CaseTrigger.COURT_OBJECTION);
            case TITLE_IS_FINAL -> allows(one, CaseTrigger.COURT_FINAL);
            case ENFORCEMENT_FAILS -> allows(one, CaseTrigger.ENFORCEMENT_FRUITLESS);
            case PAUSE_ENDS -> allows(one, CaseTrigger.RESUMED);
            case AGENCY_GIVES_UP -> allows(one, CaseTrigger.CLOSED);
            case CASE_IS_REOPENED -> allows(one, CaseTrigger.REOPENED);
        };
    }

    private static boolean allows(CollectionCase one, CaseTrigger trigger) {
        return CaseLifecycle.allows(one.status(), trigger);
    }

    void play(CollectionCase one, Advance advance, LocalDate day) {
        switch (advance.play()) {
            case NEXT_STEP -> nextStep.take(one, day);
            case QUERY_IS_ASKED -> {
                CollectionCase _ =
                        messages.ask(one, "Bitte senden Sie den Lieferschein.", day.plusDays(ANSWER_DAYS), day);
            }
            case DECISION_IS_ASKED -> {
                CollectionCase _ = decisions.ask(one, "COURT_ACTION", null, day.plusDays(ANSWER_DAYS), day);
            }
            case DEBTOR_PAYS -> payments.received(one, open(one, day), day);
            case DEBTOR_PAYS_IN_PART -> payments.received(one, part(one, advance, day), day);
            case PAYMENT_IS_RETURNED -> {
                boolean _ = payments.returned(one, day);
            }
            case DEBTOR_DIES -> news(one, DebtorNews.Kind.DEATH, day);
            case DEBTOR_BECOMES_INSOLVENT -> news(one, DebtorNews.Kind.INSOLVENCY, day);
            case DEBTOR_MOVES -> moved(one, day);
            default -> script(one, advance.play(), day);
        }
    }

    /** Plays that are one step of the life cycle and the event of that step. */
    private void script(CollectionCase one, Play play, LocalDate day) {
        CaseChange change = CaseChange.of(one);
        switch (play) {
            case DEBTOR_DISPUTES ->
                step(
                        change.by(CaseTrigger.DISPUTE_RAISED),
                        "dispute.raised",
                        new EventData.DisputeRaised("DEFECT", "Die Ware war mangelhaft.", day, List.of()).toMap(),
                        day);
            case DISPUTE_IS_SETTLED -> step(change.by(CaseTrigger.DISPUTE_RESOLVED), "dispute.resolved", Map.of(), day);
            case PLAN_IS_AGREED -> step(change.by(CaseTrigger.PLAN_AGREED).at("PLAN"), "plan.agreed", Map.of(), day);
            case PLAN_IS_BROKEN -> step(change.by(CaseTrigger.PLAN_BROKEN), "plan.broken", Map.of(), day);
            case DEBTOR_IS_FOUND ->
                step(
                        change.by(CaseTrigger.ADDRESS_FOUND),
                        "address.changed",
                        new EventData.DebtorChanged(List.of("address"), true, null).toMap(),
                        day);
            case COURT_IS_APPLIED_TO ->
                step(
                        change.by(CaseTrigger.COURT_APPLIED).at("ORDER_APPLIED").withoutNext(),
                        "court.applied",
                        Map.of(),
                        day);
            case ORDER_IS_SERVED -> step(change.at("ORDER_SERVED"), "court.served", Map.of(), day);
            case ORDER_IS_NOT_SERVED ->
                step(change.by(CaseTrigger.COURT_NOT_SERVED), "court.not_served", Map.of(), day);
            case DEBTOR_OBJECTS ->
                step(change.by(CaseTrigger.COURT_OBJECTION).at("OBJECTION"), "court.objection", Map.of(), day);
            case TITLE_IS_FINAL -> step(change.by(CaseTrigger.COURT_FINAL).at("TITLE"), "court.final", Map.of(), day);
            case ENFORCEMENT_FAILS ->
                step(change.by(CaseTrigger.ENFORCEMENT_FRUITLESS).at("FRUITLESS"), "enforcement.result", Map.of(), day);
            case PAUSE_ENDS ->
                step(
                        change.by(CaseTrigger.RESUMED),
                        "case.resumed",
                        new EventData.CaseResumed("PAUSE_ENDED").toMap(),
                        day);
            case AGENCY_GIVES_UP ->
                step(
                        change.closing(CaseTrigger.CLOSED, Outcome.UNCOLLECTIBLE),
                        "case.closed",
                        Map.of("outcome", Outcome.UNCOLLECTIBLE.name()),
                        day);
            case CASE_IS_REOPENED -> step(change.by(CaseTrigger.REOPENED), "case.reopened", Map.of(), day);
            default -> throw new IllegalArgumentException("not a step of the life cycle: " + play);
        }
    }

    private void step(CaseChange change, String event, Map<String, Object> data, LocalDate day) {
        CollectionCase now =
                cases.change(change.read().client(), List.of(change), day).getFirst();
        events.record(List.of(
                new NewCaseEvent(now.client(), now.id(), event, day, data, "Gespielt: " + event, "Played: " + event)));
    }

    /** Letters come back; where nobody knows the new address, it is traced. */
    private void moved(CollectionCase one, LocalDate day) {
        CaseChange change = CaseChange.of(one);
        step(
                allows(one, CaseTrigger.ADDRESS_LOST) ? change.by(CaseTrigger.ADDRESS_LOST) : change,
                "address.changed",
                new EventData.DebtorChanged(List.of("address"), false, null).toMap(),
                day);
    }

    private void news(CollectionCase one, DebtorNews.Kind kind, LocalDate day) {
        CaseDebtor debtor =
                requireNonNull(cases.debtors(one.client(), List.of(one.id())).get(one.id()));
        DebtorNews news = new DebtorNews(kind, day, "Amtsgericht Musterstadt", "1 IN 1/26");
        debtors.apply(one, debtor, debtor.after(news), news, day);
    }

    private Money open(CollectionCase one, LocalDate day) {
        return requireNonNull(
                        figures.amounts(one.client(), List.of(one.id()), day).getOrDefault(one.id(), CaseAmounts.NONE))
                .open();
    }

    private Money part(CollectionCase one, Advance advance, LocalDate day) {
        Amount amount = advance.amount();
        return amount != null
                ? Money.cents(amount.cents())
                : Money.cents(Math.max(1, open(one, day).minorUnits() / 2));
    }
}
