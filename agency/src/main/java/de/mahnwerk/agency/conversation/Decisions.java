package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CourtFee;
import de.mahnwerk.law.costs.FeeTables;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.DecisionChoice;
import de.mahnwerk.protocol.DecisionKind;
import de.mahnwerk.protocol.DecisionRequest;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.Party;
import de.mahnwerk.protocol.Text;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code case_decision}: what the agency may not decide alone. One question a case at a time; silence means no. */
@Component
@Order(16)
public class Decisions implements DayJob {

    private record Overdue(long client, UUID caseId) {}

    private static final RowMapper<DecisionRequest> MAPPER = (row, n) -> {
        DecisionKind kind = DecisionKind.valueOf(row.getString("kind"));
        Long costs = row.getObject("costs_cents", Long.class);
        Long offer = row.getObject("offer_cents", Long.class);
        String choice = row.getString("choice");
        OffsetDateTime taken = row.getObject("taken_at", OffsetDateTime.class);
        return new DecisionRequest(
                row.getObject("id", UUID.class),
                kind,
                DecisionTexts.question(kind, offer),
                DecisionTexts.ifYes(kind),
                DecisionTexts.ifNo(kind),
                costs == null ? null : Amount.ofCents(costs),
                offer == null ? null : Amount.ofCents(offer),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                choice == null ? null : DecisionChoice.valueOf(choice),
                taken == null ? null : taken.toInstant());
    };

    private final JdbcClient db;
    private final Cases cases;
    private final CaseEvents events;
    private final DebtorLetters letters;
    private final AcceptedOffers offers;
    private final SettlementPayments settlements;
    private final PaymentPlans plans;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    Decisions(
            JdbcClient db,
            Cases cases,
            CaseEvents events,
            DebtorLetters letters,
            AcceptedOffers offers,
            SettlementPayments settlements,
            PaymentPlans plans,
            Tenancy tenancy,
            BusinessClock clock) {
        this.db = db;
        this.cases = cases;
        this.events = events;
        this.letters = letters;
        this.offers = offers;
        this.settlements = settlements;
        this.plans = plans;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Asks the client, who has until {@code dueOn}; the life cycle must allow it.
     *
     * @param offer what the debtor offers, for a settlement
     */
    public CollectionCase ask(
            CollectionCase known, String kind, @Nullable Money offer, LocalDate dueOn, LocalDate day) {
        UUID id = Ids.next();
        Money costs = costs(known, DecisionKind.valueOf(kind), day);
        Rows.exactlyOne(db.sql("""
                        insert into case_decision (client, id, case_id, kind, costs_cents, offer_cents, requested_at, due_on)
                        values (:client, :id, :case, :kind, :costs, :offer, :now, :due)
                        """)
                .param("client", known.client())
                .param("id", id)
                .param("case", known.id())
                .param("kind", kind)
                .param("costs", costs == null ? null : costs.minorUnits())
                .param("offer", offer == null ? null : offer.minorUnits())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("due", dueOn)
                .update());
        DecisionKind asked = DecisionKind.valueOf(kind);
        var question = DecisionTexts.question(asked, offer == null ? null : offer.minorUnits());
        return change(
                CaseChange.of(known).by(CaseTrigger.DECISION_REQUESTED),
                EventType.DECISION_REQUESTED,
                new EventData.DecisionRequested(id, asked, dueOn).toMap(),
                day,
                question.de(),
                question.en());
    }

    /** What yes costs the client at first: the court's fee for the order to pay. */
    private static @Nullable Money costs(CollectionCase known, DecisionKind kind, LocalDate day) {
        return kind == DecisionKind.COURT_ACTION
                ? CourtFee.of(known.feeBasis(), day, FeeTables.published()).total()
                : null;
    }

    /** The latest question of the case. */
    Optional<DecisionRequest> latest(long client, UUID caseId) {
        return db.sql("""
                        select id, kind, costs_cents, offer_cents, requested_at, due_on, choice, taken_at
                          from case_decision
                         where client = :client and case_id = :case order by requested_at desc limit 1
                        """)
                .param("client", client)
                .param("case", caseId)
                .query(MAPPER)
                .optional();
    }

    /** Takes the decision that waits and lets the case go the way that follows from it. */
    CollectionCase take(
            CollectionCase known,
            DecisionRequest asked,
            DecisionChoice choice,
            List<UUID> documents,
            Party by,
            LocalDate day) {
        Rows.exactlyOne(db.sql("""
                        update case_decision set choice = :choice, taken_by = :by, taken_at = :now
                         where client = :client and id = :id and choice is null
                        """)
                .param("client", known.client())
                .param("id", asked.id())
                .param("choice", choice.name())
                .param("by", by.name())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update());
        Map<String, Object> data = new EventData.DecisionTaken(asked.id(), asked.kind(), choice, by, documents).toMap();
        var text = DecisionTexts.taken(asked.kind(), choice, by);
        boolean yes = choice == DecisionChoice.YES;
        return switch (asked.kind()) {
            case COURT_ACTION ->
                taken(
                        yes
                                ? on(known, day).at("COURT_APPROVED").withoutNext()
                                : CaseChange.of(known)
                                        .by(CaseTrigger.DECIDED_TO_MONITOR)
                                        .at("MONITORED")
                                        .withoutNext(),
                        data,
                        day,
                        text);
            case SETTLEMENT_OFFER ->
                yes ? settled(known, asked, data, day, text) : taken(on(known, day), data, day, text);
            case UNKNOWN -> taken(on(known, day), data, day, text);
            case WRITE_OFF -> yes ? writtenOff(known, data, day, text) : taken(on(known, day), data, day, text);
        };
    }

    private CollectionCase taken(CaseChange change, Map<String, Object> data, LocalDate day, Text text) {
        return change(change, EventType.DECISION_TAKEN, data, day, text.de(), text.en());
    }

    /** Back to where the strategy works; what came due meanwhile is due today. */
    private static CaseChange on(CollectionCase known, LocalDate day) {
        return CaseChange.of(known).by(CaseTrigger.DECIDED_TO_GO_ON).notBefore(day);
    }

    /** The settlement takes the place of a plan; the debtor is told, unless he has paid it already. */
    private CollectionCase settled(
            CollectionCase known, DecisionRequest asked, Map<String, Object> data, LocalDate day, Text text) {
        plans.replaced(known, day);
        offers.told(known.client(), asked.id(), day);
        CaseChange change = CaseChange.of(known).by(CaseTrigger.DECIDED_TO_GO_ON);
        return tellDebtor(taken(waiting(change, day), data, day, text), day);
    }

    /** Until the debtor's time to pay is over nothing more is demanded of him. */
    private CaseChange waiting(CaseChange change, LocalDate day) {
        return change.notBefore(offers.overAfter(change.read().client(), day));
    }

    private CollectionCase tellDebtor(CollectionCase now, LocalDate day) {
        Money missing = settlements.missing(now, day);
        if (missing.isZero()) {
            return cases.find(now.client(), now.id()).orElseThrow();
        }
        CaseDebtor debtor = cases.debtors(now.client(), List.of(now.id())).get(now.id());
        if (debtor != null && !debtor.barred()) {
            Written letter = letters.acceptOffer(now, missing, offers.payBy(now.client(), day), day);
            record(
                    now,
                    EventType.LETTER_SENT,
                    new EventData.LetterSent(letter.kind(), letter.document()).toMap(),
                    day,
                    "Annahme des Vergleichs an den Schuldner",
                    "Acceptance of the settlement to the debtor");
        }
        return now;
    }

    /** The letter never reached the debtor: he is told once more, and his time to pay begins anew; false when nothing is to be told. */
    public boolean tellAgain(CollectionCase one, LocalDate day) {
        DecisionRequest asked = latest(one.client(), one.id()).orElseThrow();
        boolean accepted = asked.kind() == DecisionKind.SETTLEMENT_OFFER
                && asked.choice() == DecisionChoice.YES
                && settlements.missing(one, day).isPositive();
        if (accepted) {
            offers.told(one.client(), asked.id(), day);
            CollectionCase now = cases.change(one.client(), List.of(waiting(CaseChange.of(one), day)), day)
                    .getFirst();
            CollectionCase _ = tellDebtor(now, day);
        }
        return accepted;
    }

    private CollectionCase writtenOff(CollectionCase known, Map<String, Object> data, LocalDate day, Text text) {
        record(known, EventType.DECISION_TAKEN, data, day, text.de(), text.en());
        return change(
                CaseChange.of(known).closing(CaseTrigger.CLOSED, Outcome.MERCHANT_DECISION),
                EventType.CASE_CLOSED,
                Map.of("outcome", Outcome.MERCHANT_DECISION.name()),
                day,
                "Akte geschlossen: Entscheidung des Mandanten",
                "Case closed: the merchant's decision");
    }

    @Override
    public String name() {
        return "decisions";
    }

    /** Where no answer came in time, the answer is no. */
    @Override
    public void live(LocalDate day) {
        List<Overdue> overdue = tenancy.asEveryone(
                () -> db.sql("""
                        select client, case_id from case_decision where choice is null and due_on <= :day order by client, case_id
                        """).param("day", day).query(Overdue.class).list());
        overdue.forEach(one -> tenancy.run(one.client(), () -> refuse(one, day)));
    }

    private void refuse(Overdue overdue, LocalDate day) {
        CollectionCase known =
                cases.lock(overdue.client(), List.of(overdue.caseId())).getFirst();
        DecisionRequest asked = latest(overdue.client(), overdue.caseId()).orElseThrow();
        if (asked.choice() == null) {
            if (known.status() == CaseStatus.AWAITING_DECISION) {
                CollectionCase _ = take(known, asked, DecisionChoice.NO, List.of(), Party.AGENCY, day);
            } else {
                lapse(known, asked);
            }
        }
    }

    /** The case went another way; the question has lost its sense. */
    private void lapse(CollectionCase known, DecisionRequest asked) {
        Rows.exactlyOne(db.sql("""
                        update case_decision set choice = 'NO', taken_by = 'AGENCY', taken_at = :now
                         where client = :client and id = :id
                        """)
                .param("client", known.client())
                .param("id", asked.id())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update());
    }

    private CollectionCase change(
            CaseChange change, EventType type, Map<String, Object> data, LocalDate day, String de, String en) {
        CollectionCase now =
                cases.change(change.read().client(), List.of(change), day).getFirst();
        record(now, type, data, day, de, en);
        return now;
    }

    private void record(
            CollectionCase one, EventType type, Map<String, Object> data, LocalDate day, String de, String en) {
        events.record(List.of(new NewCaseEvent(one.client(), one.id(), type.wire(), day, data, de, en)));
    }
}
