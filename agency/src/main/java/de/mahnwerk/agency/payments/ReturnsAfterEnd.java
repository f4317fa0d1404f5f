package de.mahnwerk.agency.payments;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.account.Allocated;
import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.conversation.AcceptedOffers;
import de.mahnwerk.agency.conversation.AcceptedOffers.Accepted;
import de.mahnwerk.agency.events.CaseEvents;
import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.agency.limitation.LimitationWatch;
import de.mahnwerk.agency.strategy.GoingOn;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What follows when a payment goes back after its case has ended. A case that ended because enough was paid lives again, with
 * all that its closing gave up, unless what is left is still enough. One that ended for another reason stays closed, and a
 * person is told.
 */
@Component
class ReturnsAfterEnd {

    /** Where nothing but time was waited for; from anywhere else a person says how the case goes on. */
    private static final Set<CaseStatus> LED =
            EnumSet.of(CaseStatus.ACCEPTED, CaseStatus.PRE_COURT, CaseStatus.PAYMENT_PLAN);

    /** The strategy goes on once the time of the letter is over and the post and the bank had their days too. */
    private static final int STRATEGY_AFTER = ReturnLetters.DEADLINE + 3;

    /** A letter and a transfer take that many days. */
    private static final int LEAST_TIME = 5;

    private final Cases cases;
    private final ClaimAccounts accounts;
    private final PaidCases paid;
    private final AcceptedOffers offers;
    private final LimitationWatch limitation;
    private final GoingOn strategy;
    private final ReturnLetters letters;
    private final UnseenReturns unseen;
    private final CaseEvents events;

    ReturnsAfterEnd(
            Cases cases,
            ClaimAccounts accounts,
            PaidCases paid,
            AcceptedOffers offers,
            LimitationWatch limitation,
            GoingOn strategy,
            ReturnLetters letters,
            UnseenReturns unseen,
            CaseEvents events) {
        this.cases = cases;
        this.accounts = accounts;
        this.paid = paid;
        this.offers = offers;
        this.limitation = limitation;
        this.strategy = strategy;
        this.letters = letters;
        this.unseen = unseen;
        this.events = events;
    }

    /**
     * The cases of these reversals that live again: those that had ended by payment. An invoice that the client handed over anew
     * meanwhile is not demanded twice; of two such cases that had both ended the older lives, for its closing gave up what the
     * newer was opened for.
     */
    List<CollectionCase> again(long client, List<Allocated> reversed) {
        List<CollectionCase> byPayment = cases(reversed).stream()
                .filter(ReturnsAfterEnd::byPayment)
                .sorted(Comparator.comparingLong(CollectionCase::number))
                .toList();
        Map<UUID, List<String>> invoices = new LinkedHashMap<>();
        cases.items(client, byPayment.stream().map(CollectionCase::id).toList())
                .forEach((id, items) -> invoices.put(
                        id, items.stream().map(CaseItem::invoiceNumber).toList()));
        Set<String> demanded = new HashSet<>(cases.openByInvoice(
                        client, invoices.values().stream().flatMap(List::stream).toList())
                .keySet());
        List<CollectionCase> again = new ArrayList<>();
        for (CollectionCase one : byPayment) {
            List<String> own = invoices.getOrDefault(one.id(), List.of());
            if (Collections.disjoint(own, demanded)) {
                again.add(one);
                boolean _ = demanded.addAll(own);
            }
        }
        return again;
    }

    /** Before the reversals are told: what lives up in cases that stay closed is not demanded either. */
    void keepEnded(List<Allocated> reversed, List<CollectionCase> again, LocalDate day) {
        accounts.closed(
                cases(reversed.stream().filter(one -> staysEnded(one, again)).toList()), day);
    }

    /** A person hears of money that is gone from cases that stay closed, and of what had been refunded of it. */
    void report(long client, List<Allocated> reversed, List<CollectionCase> again, LocalDate day) {
        unseen.add(
                client,
                reversed.stream()
                        .filter(one -> staysEnded(one, again) || one.refunded().isPositive())
                        .toList(),
                day);
    }

    private static boolean staysEnded(Allocated one, List<CollectionCase> again) {
        return one.on().status() == CaseStatus.CLOSED && !again.contains(one.on());
    }

    private static boolean byPayment(CollectionCase one) {
        return one.status() == CaseStatus.CLOSED
                && requireNonNull(one.outcome()).byPayment();
    }

    private static List<CollectionCase> cases(List<Allocated> reversed) {
        return reversed.stream().map(Allocated::on).distinct().toList();
    }

    /** After they are told: these cases live again. What is lost by time nobody is asked for before a person has looked. */
    void reopen(long client, List<CollectionCase> ended, LocalDate day) {
        if (ended.isEmpty()) {
            return;
        }
        List<UUID> ids = ended.stream().map(CollectionCase::id).toList();
        Map<UUID, Accepted> inTime = inTime(client, ids, day);
        Map<UUID, LocalDate> demanded = letters.demanded(client, inTime.keySet());
        Map<UUID, CaseDebtor> debtors = cases.debtors(client, ids);
        Set<UUID> timeBarred = limitation.timeBarred(client, ended, day);
        List<CaseChange> changes = new ArrayList<>();
        List<UUID> led = new ArrayList<>();
        for (CollectionCase one : ended) {
            CaseChange change = CaseChange.of(one).by(CaseTrigger.REOPENED);
            if (LED.contains(one.closedFrom())
                    && !timeBarred.contains(one.id())
                    && !requireNonNull(debtors.get(one.id())).barred()) {
                changes.add(strategy.plan(change, demanded.getOrDefault(one.id(), day), earliest(one, inTime, day)));
                led.add(one.id());
            } else {
                changes.add(change.withoutNext());
            }
        }
        events.record(cases.change(client, changes, day).stream()
                .map(one -> reopened(one, day))
                .toList());
        paid.closeWhereEnough(client, open(client, ids, day), day);
        letters.tell(
                client,
                cases.find(client, led).stream()
                        .filter(one -> !one.status().ended())
                        .toList(),
                missing(client, inTime),
                day);
    }

    /** What can still be met of what was accepted; when hardly any time is left, it begins anew once. */
    private Map<UUID, Accepted> inTime(long client, List<UUID> ids, LocalDate day) {
        List<UUID> hardly = offers.of(client, ids).stream()
                .filter(offer -> !offer.payBy().isBefore(day) && offer.payBy().isBefore(day.plusDays(LEAST_TIME)))
                .filter(offer -> !offer.renewed())
                .map(Accepted::caseId)
                .toList();
        offers.renew(client, hardly, day);
        return offers.of(client, ids).stream()
                .filter(offer -> !offer.payBy().isBefore(day))
                .collect(Collectors.toMap(Accepted::caseId, Function.identity()));
    }

    /** Who was never written to hears of the claim at once; who settled has his time until the end. */
    private static LocalDate earliest(CollectionCase one, Map<UUID, Accepted> inTime, LocalDate day) {
        Accepted offer = inTime.get(one.id());
        if (offer != null) {
            return offer.over();
        }
        return one.stage() == null ? day : day.plusDays(STRATEGY_AFTER);
    }

    private Map<UUID, Money> open(long client, List<UUID> ids, LocalDate day) {
        Map<UUID, Money> open = new LinkedHashMap<>();
        Map<UUID, CaseAmounts> amounts = accounts.amounts(client, ids, day);
        amounts.forEach((id, one) -> open.put(id, one.open()));
        return open;
    }

    private Map<UUID, ReturnLetters.Missing> missing(long client, Map<UUID, Accepted> inTime) {
        Map<UUID, ReturnLetters.Missing> missing = new HashMap<>();
        inTime.forEach(
                (id, offer) -> missing.put(id, new ReturnLetters.Missing(paid.missing(client, offer), offer.payBy())));
        return missing;
    }

    private static NewCaseEvent reopened(CollectionCase one, LocalDate day) {
        return new NewCaseEvent(
                one.client(),
                one.id(),
                CaseTrigger.REOPENED.event(),
                day,
                Map.of(),
                "Akte wieder aufgenommen: Die Zahlung, mit der sie endete, kam zurück",
                "Case reopened: the payment that ended it came back");
    }
}
