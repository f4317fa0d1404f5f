package de.mahnwerk.agency.steering;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseChange;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorAddresses;
import de.mahnwerk.agency.cases.DebtorNews;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.conversation.Decisions;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.correspondence.DebtorLetters.Written;
import de.mahnwerk.agency.plans.PlanOffers;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.delay.Receipt;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.protocol.EventData;
import de.mahnwerk.protocol.EventType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** News of a debtor, told and acted on in every open case in which he owes. */
@Component
public class DebtorChanges {

    private static final int DEADLINE = 14;

    /** Letters besides the strategy's that demand all that is open. */
    private static final Set<String> DEMANDS = Set.of("PLAN_BROKEN", "PAYMENT_RETURNED");

    private final Cases cases;
    private final DebtorAddresses addresses;
    private final ClaimAccounts accounts;
    private final Clients clients;
    private final DebtorLetters letters;
    private final Pauses pauses;
    private final Steps steps;
    private final PlanOffers offers;
    private final Decisions decisions;

    DebtorChanges(
            Cases cases,
            DebtorAddresses addresses,
            ClaimAccounts accounts,
            Clients clients,
            DebtorLetters letters,
            Pauses pauses,
            Steps steps,
            PlanOffers offers,
            Decisions decisions) {
        this.cases = cases;
        this.addresses = addresses;
        this.accounts = accounts;
        this.clients = clients;
        this.letters = letters;
        this.pauses = pauses;
        this.steps = steps;
        this.offers = offers;
        this.decisions = decisions;
    }

    /** Replaces the debtor of {@code known} and lets each of his open cases take the way that the law leaves it. */
    public void apply(CollectionCase known, CaseDebtor before, CaseDebtor after, DebtorNews news, LocalDate day) {
        cases.replaceDebtor(known.client(), before.id(), after);
        for (CollectionCase one : cases.lockOpenOf(known.client(), known.debtorId())) {
            tell(one, before, after, news, day);
            CollectionCase now = cases.find(one.client(), one.id()).orElseThrow();
            switch (news.kind()) {
                case NONE -> {}
                case INSOLVENCY -> insolvent(now, news, day);
                case DEATH -> hold(now, "DEBTOR_DECEASED", day);
                case MINORITY -> hold(now, "DEBTOR_MINOR", day);
            }
        }
    }

    /** The agency has found his address itself. */
    void moved(CollectionCase known, CaseDebtor before, CaseDebtor after, String source, LocalDate day) {
        cases.replaceDebtor(known.client(), before.id(), after);
        addresses.cameFrom(known.client(), before.id(), source);
        for (CollectionCase one : cases.lockOpenOf(known.client(), known.debtorId())) {
            tell(one, before, after, DebtorNews.none(), day);
        }
    }

    private void tell(CollectionCase one, CaseDebtor before, CaseDebtor after, DebtorNews news, LocalDate day) {
        List<String> changed = changed(before, after);
        if (!before.sameAddress(after)) {
            EventData.DebtorChanged data = new EventData.DebtorChanged(List.of("address"), true, null);
            String de = "Neue Anschrift, gilt ab dem nächsten Schreiben";
            String en = "New address, counts from the next letter on";
            if (one.status() == CaseStatus.TRACING) {
                CollectionCase found = steps.change(
                        CaseChange.of(one).by(CaseTrigger.ADDRESS_FOUND),
                        EventType.ADDRESS_CHANGED,
                        data.toMap(),
                        day,
                        de,
                        en);
                Written last = letters.latestOnPaper(one.client(), one.id()).orElse(null);
                if (!after.barred() && last != null && last.returnedOn() != null) {
                    boolean _ = again(found, last, day, "Schreiben an die neue Anschrift", "Letter to the new address");
                }
            } else {
                steps.tell(one, EventType.ADDRESS_CHANGED, data.toMap(), day, de, en);
            }
        }
        boolean noted = news.kind() == DebtorNews.Kind.DEATH || news.kind() == DebtorNews.Kind.MINORITY;
        if (!changed.isEmpty() || noted) {
            steps.tell(
                    one,
                    EventType.DEBTOR_CHANGED,
                    new EventData.DebtorChanged(
                                    changed, null, noted ? news.kind().name() : null)
                            .toMap(),
                    day,
                    "Angaben zum Schuldner geändert",
                    "What is known of the debtor has changed");
        }
    }

    /**
     * What did not reach him is sent again; the strategy counts from this letter, not from the one that came back.
     *
     * @return whether it was written anew
     */
    boolean again(CollectionCase one, Written last, LocalDate day, String de, String en) {
        if (last.kind().equals("PLAN_OFFER")) {
            return offers.offerAgain(one, day);
        }
        if (last.kind().equals("SETTLEMENT_ACCEPTED")) {
            return decisions.tellAgain(one, day);
        }
        boolean demanded = DEMANDS.contains(last.kind()) || last.kind().equals(one.stage());
        if (demanded) {
            demandAgain(one, last, day, de, en);
        }
        return demanded;
    }

    private void demandAgain(CollectionCase one, Written last, LocalDate day, String de, String en) {
        long before = letters.of(one.client(), one.id()).stream()
                .filter(letter -> letter.kind().equals(last.kind()))
                .count();
        Written sent = Objects.requireNonNull(letters.write(
                        one.client(),
                        List.of(one),
                        last.kind(),
                        Map.of(one.id(), "again-" + before),
                        false,
                        DEADLINE,
                        day)
                .get(one.id()));
        String next = one.nextStep();
        CollectionCase now = next == null
                ? one
                : cases.change(one.client(), List.of(CaseChange.of(one).next(next, goesOn(one, day))), day)
                        .getFirst();
        steps.tell(
                now,
                EventType.LETTER_SENT,
                new EventData.LetterSent(last.kind(), sent.document()).toMap(),
                day,
                de,
                en);
    }

    /** Never before two weeks and the days of the post are over: a first demand has its time again (VV 2300 note 2 RVG). */
    private LocalDate goesOn(CollectionCase one, LocalDate day) {
        Holidays holidays = GermanHolidays.in(clients.get(one.client()).federalState());
        return holidays.sameOrNextWorkingDay(
                FeeRate.simpleUntil(Receipt.assumed(day), holidays).plusDays(1));
    }

    private static List<String> changed(CaseDebtor before, CaseDebtor after) {
        List<String> changed = new ArrayList<>();
        note(changed, "salutation", before.salutation(), after.salutation());
        note(changed, "firstName", before.firstName(), after.firstName());
        note(changed, "lastName", before.lastName(), after.lastName());
        note(changed, "company", before.company(), after.company());
        note(changed, "legalForm", before.legalForm(), after.legalForm());
        note(changed, "dateOfBirth", before.dateOfBirth(), after.dateOfBirth());
        note(changed, "emails", before.emails(), after.emails());
        note(changed, "phones", before.phones(), after.phones());
        note(changed, "language", before.language(), after.language());
        note(changed, "knownState", before.knownState(), after.knownState());
        return changed;
    }

    private static void note(
            List<String> changed,
            String field,
            @org.jspecify.annotations.Nullable Object before,
            @org.jspecify.annotations.Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }

    /** §§ 87, 89 InsO: nothing is demanded of him any more; § 39(1) no. 1: interest ends with the day before. */
    private void insolvent(CollectionCase one, DebtorNews news, LocalDate day) {
        LocalDate last = news.since().minusDays(1);
        accounts.endInterest(one, last, day);
        cases.endInterest(one, last);
        EventData.InsolvencyOpened data = new EventData.InsolvencyOpened(news.since(), news.court(), news.fileNumber());
        CaseChange change = CaseChange.of(cases.find(one.client(), one.id()).orElseThrow())
                .at(SpecialDebtors.INSOLVENCY)
                .withoutNext();
        CollectionCase _ = steps.change(
                CaseLifecycle.allows(one.status(), CaseTrigger.INSOLVENCY_OPENED)
                        ? change.by(CaseTrigger.INSOLVENCY_OPENED)
                        : change,
                EventType.INSOLVENCY_OPENED,
                data.toMap(),
                day,
                "Insolvenz eröffnet: Anmeldung zur Tabelle statt Zahlungsaufforderung",
                "Insolvency opened: the claim is lodged and no longer demanded");
    }

    private void hold(CollectionCase one, String reason, LocalDate day) {
        if (CaseLifecycle.allows(one.status(), CaseTrigger.PAUSED)) {
            CollectionCase _ = pauses.hold(one, reason, null, null, day);
        }
    }
}
