package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.conversation.AcceptedOffers;
import de.mahnwerk.agency.conversation.SettlementPayments;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.platform.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends cases in which enough was paid: all but a small rest, what the letter demanded in time, all instalments of the plan, or
 * what the client had accepted in settlement. What is left is waived. What was paid too much went back and counts for nothing.
 */
@Component
class PaidCases implements SettlementPayments {

    private static final Wording PAID = Wording.of("Akte geschlossen: bezahlt", "Case closed: paid");
    private static final Wording SETTLED =
            Wording.of("Akte geschlossen: Vergleich erfüllt", "Case closed: the settlement was paid");

    private final JdbcClient db;
    private final Cases cases;
    private final Clients clients;
    private final DebtorLetters letters;
    private final PaymentPlans plans;
    private final AcceptedOffers offers;
    private final CaseEvents events;

    PaidCases(
            JdbcClient db,
            Cases cases,
            Clients clients,
            DebtorLetters letters,
            PaymentPlans plans,
            AcceptedOffers offers,
            CaseEvents events) {
        this.db = db;
        this.cases = cases;
        this.clients = clients;
        this.letters = letters;
        this.plans = plans;
        this.offers = offers;
        this.events = events;
    }

    /** Looks at the cases of payments that were just booked. */
    void close(long client, List<Allocated> allocated, LocalDate day) {
        Map<UUID, Money> rests = new LinkedHashMap<>();
        allocated.forEach(one -> rests.put(one.on().id(), one.open()));
        if (rests.isEmpty()) {
            return;
        }
        closeWhereEnough(client, rests, day);
    }

    /** Ends those of these cases, each with what is open in it, in which enough was paid. */
    void closeWhereEnough(long client, Map<UUID, Money> rests, LocalDate day) {
        end(client, ends(client, rests, day), day);
    }

    private void end(long client, Map<UUID, Outcome> ends, LocalDate day) {
        List<CollectionCase> open = cases.find(client, ends.keySet()).stream()
                .filter(one -> !one.status().ended())
                .toList();
        List<CollectionCase> closed = cases.change(
                client,
                open.stream()
                        .map(one -> CaseChange.of(one)
                                .closing(CaseTrigger.CLOSED, ends.getOrDefault(one.id(), Outcome.PAID)))
                        .toList(),
                day);
        events.record(closed.stream().map(one -> closed(one, day)).toList());
    }

    private Map<UUID, Outcome> ends(long client, Map<UUID, Money> rests, LocalDate day) {
        Map<UUID, Outcome> ends = new LinkedHashMap<>();
        offersMet(client, rests.keySet()).forEach(id -> ends.put(id, Outcome.SETTLED));
        demandsMet(client, rests.keySet()).forEach(id -> ends.put(id, Outcome.PAID));
        plans.fulfilled(client, rests.keySet()).forEach(id -> ends.put(id, Outcome.PAID));
        Money smallRest = clients.terms(client, day).smallRest();
        rests.forEach((id, rest) -> {
            if (rest.compareTo(smallRest) <= 0) {
                ends.put(id, Outcome.PAID);
            }
        });
        return ends;
    }

    private static NewCaseEvent closed(CollectionCase one, LocalDate day) {
        Wording how = one.outcome() == Outcome.SETTLED ? SETTLED : PAID;
        return new NewCaseEvent(
                one.client(),
                one.id(),
                "case.closed",
                day,
                Map.of("outcome", String.valueOf(one.outcome())),
                how.in(Locale.GERMAN),
                how.in(Locale.ENGLISH));
    }

    /** The cases whose debtors have paid since the day of the latest letter, and by its deadline, what it demanded. */
    private Set<UUID> demandsMet(long client, Collection<UUID> caseIds) {
        return db.sql("""
                        select l.case_id
                          from jsonb_to_recordset(:letters::jsonb)
                               as l(case_id uuid, day date, deadline_on date, demanded_cents bigint)
                          join payment p on p.client = :client and p.case_id = l.case_id and p.reversed_on is null
                           and p.booked_on > l.day and p.value_on <= l.deadline_on
                         group by l.case_id, l.demanded_cents
                        having sum(p.amount_cents - p.overpaid_cents) >= l.demanded_cents
                        """)
                .param("client", client)
                .param("letters", Rows.json(letters.latest(client, caseIds).values()))
                .query(UUID.class)
                .set();
    }

    @Override
    public Money missing(CollectionCase one, LocalDate day) {
        Money missing =
                missing(one.client(), offers.of(one.client(), List.of(one.id())).getFirst());
        if (missing.isPositive()) {
            return missing;
        }
        end(one.client(), Map.of(one.id(), Outcome.SETTLED), day);
        return Money.ZERO;
    }

    /** What of an accepted offer was not paid in time, or went back; negative when more was paid. */
    Money missing(long client, AcceptedOffers.Accepted offer) {
        long paid = db.sql("""
                        select coalesce(sum(amount_cents - overpaid_cents), 0)::bigint from payment
                         where client = :client and case_id = :case and reversed_on is null and value_on between :from and :to
                        """)
                .param("client", client)
                .param("case", offer.caseId())
                .param("from", offer.offeredOn())
                .param("to", offer.payBy())
                .query(Long.class)
                .single();
        return Money.cents(offer.offerCents() - paid);
    }

    /** The cases whose debtors have paid in time, since they offered it, what the client accepted in settlement. */
    private Set<UUID> offersMet(long client, Collection<UUID> caseIds) {
        List<AcceptedOffers.Accepted> accepted = offers.of(client, caseIds);
        return accepted.isEmpty()
                ? Set.of()
                : db.sql("""
                        select o.case_id
                          from jsonb_to_recordset(:offers::jsonb)
                               as o(case_id uuid, offered_on date, pay_by date, offer_cents bigint)
                          join payment p on p.client = :client and p.case_id = o.case_id and p.reversed_on is null
                           and p.value_on between o.offered_on and o.pay_by
                         group by o.case_id, o.offer_cents
                        having sum(p.amount_cents - p.overpaid_cents) >= o.offer_cents
                        """)
                        .param("client", client)
                        .param("offers", Rows.json(accepted))
                        .query(UUID.class)
                        .set();
    }
}
