package de.mahnwerk.agency.plans;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.CaseLetters;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Debtors who cannot pay all at once: what the clerk does, and what then happens by itself. */
class PaymentPlanScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final LocalDate SECOND = LocalDate.of(2026, 12, 16);
    private static final String KIM = "DE02120300000000202051";

    private final AgencyHouse agency = AgencyHouse.open(PaymentPlanScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk clerk = agency.clerk();
    private CollectionCase one;

    @BeforeEach
    void firstLetter() {
        one = client.handOver("H-1");
        agency.goTo(MONDAY);
    }

    @AfterEach
    void closeHouse() {
        clerk.close();
        agency.close();
    }

    private Clerk.Sight offer(String costs) {
        Clerk.Sight _ = clerk.look(page());
        return clerk.fill(page(), Map.of("number", "2", "first", FIRST.toString(), "costs", costs));
    }

    private Clerk.Sight agree(LocalDate on) {
        Clerk.Sight _ = clerk.look(page());
        return clerk.fill(page() + "/agreement", Map.of("agreedOn", on.toString(), "received", "EMAIL"));
    }

    private String page() {
        return "cases/" + one.reference() + "/plan";
    }

    private void pays(LocalDate day, String amount) {
        agency.goTo(day);
        bank.receives(day, amount, "Kim Muster", KIM, one.paymentReference().value());
        assertThat(bank.tells(day).allocated()).isEqualTo(1);
    }

    private String status() {
        return client.claim(one).path("status").stringValue();
    }

    private Plan plan() {
        return agency.bean(Tenancy.class)
                .as(one.client(), () -> agency.bean(PaymentPlans.class).of(one.client(), one.id()))
                .orElseThrow();
    }

    private CaseLetters letters() {
        return new CaseLetters(agency, one);
    }

    private List<String> letterDays() {
        return letters().all().stream()
                .map(letter -> letter.day() + " " + letter.kind())
                .toList();
    }

    @Test
    void the_clerk_offers_the_debtor_accepts_and_pays_and_owes_nothing_more() {
        assertThat(clerk.look("cases/" + one.reference()).html()).contains("Ratenzahlung anbieten");
        Clerk.Sight preview = clerk.look(page() + "?number=2&first=" + FIRST + "&costs=true");
        // 123.20 open, 43.26 for the agreement (VV 1000 no. 2: 36.05 and 7.21), 0.67 interest to come
        assertThat(preview.html()).contains("83,57", "83,56", "167,13", "43,26", "0,67", "6,52");
        assertThat(client.amount(one, "open")).as("a preview costs nothing").isEqualTo("123.20");

        assertThat(offer("true").html()).contains("Das Angebot ist geschrieben");
        assertThat(letters().paper())
                .contains(
                        "Erst mit ihrem Abschluss schulden Sie zusätzlich 43,26",
                        "VV 1000 Nr. 2, § 31b RVG",
                        "verzichtet der Gläubiger vorläufig auf gerichtliche Schritte",
                        "83,57",
                        "16.11.2026",
                        "167,13");
        assertThat(client.amount(one, "collectionCosts"))
                .as("an offer costs nothing either")
                .isEqualTo("30.90");

        agency.goTo(MONDAY.plusDays(3));
        assertThat(agree(MONDAY.plusDays(2)).html()).contains("Die Ratenzahlung ist vereinbart");
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(client.amount(one, "collectionCosts")).isEqualTo("74.16");

        pays(FIRST, "83.57");
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(clerk.look(page()).html()).contains("bezahlt", "83,56");
        pays(SECOND, "83.56");
        assertThat(status()).isEqualTo("CLOSED");
        assertThat(client.claim(one).path("outcome").stringValue()).isEqualTo("PAID");
        agency.goTo(SECOND);
        assertThat(client.eventTypes(one))
                .filteredOn(type -> !type.startsWith("fee."))
                .containsExactly(
                        "claim.accepted",
                        "letter.sent",
                        "letter.sent",
                        "plan.agreed",
                        "payment.received",
                        "payment.received",
                        "plan.fulfilled",
                        "case.closed");
        assertThat(client.get("v1/claims/" + one.id() + "/account?asOf=" + SECOND)
                        .toString())
                .as("to the cent: nothing is left to be waived")
                .contains("Einigungsgebühr")
                .doesNotContain("nicht mehr gefordert");
        assertThat(letterDays())
                .containsExactly(
                        "2026-11-02 LETTER_1",
                        "2026-11-02 PLAN_OFFER",
                        "2026-11-05 PLAN_AGREED",
                        "2026-11-13 PLAN_REMINDER",
                        "2026-12-13 PLAN_REMINDER");
        assertThat(plan().state()).isEqualTo(Plan.State.FULFILLED);
    }

    @Test
    void who_pays_nothing_is_reminded_given_grace_and_then_owes_all_and_the_strategy_goes_on() {
        Clerk.Sight _ = offer("true");
        Clerk.Sight _ = agree(MONDAY);
        agency.goTo(LocalDate.of(2026, 11, 22));
        assertThat(letters().all().getLast().kind()).isEqualTo("PLAN_MISSED");
        assertThat(letters().all().getLast().deadlineOn()).isEqualTo(LocalDate.of(2026, 12, 6));
        assertThat(letters().paper()).contains("83,57", "06.12.2026", "bleibt es bei der Ratenzahlung");
        assertThat(clerk.look(page()).html()).contains("Nachfrist bis 06.12.2026");

        agency.goTo(LocalDate.of(2026, 12, 11));
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        agency.goTo(LocalDate.of(2026, 12, 12));
        assertThat(status()).isEqualTo("PRE_COURT");
        assertThat(plan().state()).isEqualTo(Plan.State.BROKEN);
        assertThat(letters().paper())
                .contains(
                        "Die Ratenzahlung ist damit beendet",
                        "26.12.2026",
                        "Einigungsgebühr für die Zahlungsvereinbarung");
        assertThat(letters().all().getLast().demandedCents())
                .isEqualTo(Long.parseLong(client.amount(one, "open").replace(".", "")));

        agency.goTo(LocalDate.of(2026, 12, 29));
        assertThat(letterDays())
                .containsExactly(
                        "2026-11-02 LETTER_1",
                        "2026-11-02 PLAN_OFFER",
                        "2026-11-02 PLAN_AGREED",
                        "2026-11-13 PLAN_REMINDER",
                        "2026-11-22 PLAN_MISSED",
                        "2026-12-12 PLAN_BROKEN",
                        "2026-12-29 LETTER_2");
        assertThat(client.amount(one, "collectionCosts"))
                .as("0.9 and 0.7 of half, expenses counted once: (46.35 + 36.05) × 1.2")
                .isEqualTo("98.88");
        assertThat(client.eventTypes(one))
                .containsExactly(
                        "claim.accepted",
                        "letter.sent",
                        "letter.sent",
                        "plan.agreed",
                        "plan.missed",
                        "plan.broken",
                        "letter.sent");
    }

    @Test
    void an_offer_cannot_be_accepted_once_insolvency_is_opened() {
        Clerk.Sight _ = offer("true");
        agency.goTo(MONDAY.plusDays(1));
        var told = agency.put(
                client.caller().token(), "v1/claims/" + one.id() + "/debtor", """
                {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                  "address": {"street": "Lindenweg 7", "postcode": "04109", "city": "Leipzig", "country": "DE"},
                  "emails": ["kim.muster@example.org"], "customerNumber": "K-H-1"},
                 "notice": {"kind": "INSOLVENCY", "since": "2026-10-09", "court": "Amtsgericht Leipzig",
                  "fileNumber": "401 IN 1/26"}}
                """, "Idempotency-Key", "insolvent");
        assertThat(told.status()).as(told.body()).isEqualTo(200);

        Clerk.Sight _ = agree(MONDAY.plusDays(1));

        assertThat(status()).isEqualTo("MONITORING");
        assertThat(client.amount(one, "collectionCosts")).as("no fee").isEqualTo("30.90");
        assertThat(plan().state()).isEqualTo(Plan.State.OFFERED);
        agency.goTo(MONDAY.plusDays(30));
        assertThat(letterDays()).as("nothing more is asked of him").hasSize(2);
        assertThat(plan().state()).isNotEqualTo(Plan.State.AGREED);
    }

    @Test
    void who_pays_in_the_time_of_grace_keeps_the_plan() {
        Clerk.Sight _ = offer("false");
        assertThat(letters().paper()).contains("Die Vereinbarung selbst kostet Sie nichts (§ 13a Abs. 3 RDG)");
        Clerk.Sight _ = agree(MONDAY);
        assertThat(client.amount(one, "collectionCosts")).isEqualTo("30.90");
        agency.goTo(LocalDate.of(2026, 11, 22));
        pays(LocalDate.of(2026, 12, 4), "40.00");
        pays(LocalDate.of(2026, 12, 7), "25.00");
        agency.goTo(LocalDate.of(2026, 12, 16));
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        String rest = plan().total().minus(de.mahnwerk.law.Money.eur("65.00")).toPlainString();
        pays(LocalDate.of(2026, 12, 17), rest);
        assertThat(client.claim(one).path("outcome").stringValue())
                .as("the interest of the late days is not asked for")
                .isEqualTo("PAID");
    }

    @Test
    void an_offer_that_nobody_accepts_costs_nothing_and_the_strategy_goes_on_after_it() {
        Clerk.Sight _ = offer("true");
        agency.goTo(LocalDate.of(2026, 11, 20));
        assertThat(letterDays()).as("the second letter would be due").hasSize(2);
        assertThat(agree(LocalDate.of(2026, 11, 16)).html()).contains("angenommen werden könnte");
        agency.goTo(LocalDate.of(2026, 11, 21));
        assertThat(plan().state()).isEqualTo(Plan.State.EXPIRED);
        assertThat(letterDays()).endsWith("2026-11-21 LETTER_2").hasSize(3);
        assertThat(client.amount(one, "collectionCosts")).isEqualTo("55.62");
    }

    @Test
    void a_second_plan_does_not_earn_the_fee_again() {
        Clerk.Sight _ = offer("true");
        assertThat(offer("true").html()).contains("Es gibt schon ein Angebot");
        Clerk.Sight _ = clerk.fill(page() + "/withdrawal", Map.of());
        assertThat(plan().state()).isEqualTo(Plan.State.WITHDRAWN);
        Clerk.Sight _ = offer("true");
        Clerk.Sight _ = agree(MONDAY);
        agency.goTo(LocalDate.of(2026, 12, 12));
        assertThat(plan().state()).isEqualTo(Plan.State.BROKEN);
        Clerk.Sight _ = clerk.fill(page(), Map.of("number", "3", "first", "2027-01-04", "costs", "true"));
        assertThat(plan().nth()).isEqualTo(3);
        assertThat(plan().costs().isZero()).isTrue();
    }

    @Test
    void what_was_never_owed_lowers_the_fee_of_the_agreement_and_nobody_is_asked_for_more_than_he_owes() {
        Clerk.Sight _ = offer("true");
        Clerk.Sight _ = agree(MONDAY);
        Reply credited = agency.post(
                client.caller().token(), "v1/claims/" + one.id() + "/credits", """
                {"creditReference": "G-1", "kind": "CORRECTION", "amount": {"amount": "49.90", "currency": "EUR"},
                 "valueDate": "2026-11-02"}
                """, "Idempotency-Key", "g-1");
        assertThat(credited.status()).as(credited.body()).isEqualTo(201);
        assertThat(client.amount(one, "collectionCosts"))
                .as("40.00: 0.5 of 31.50 (section 13(2) RVG) and 0.7 of 51.50, and a fifth of both")
                .isEqualTo("62.16");
        pays(FIRST, "83.57");
        agency.goTo(LocalDate.of(2026, 12, 13));
        assertThat(letters().all().getLast().kind()).isEqualTo("PLAN_REMINDER");
        assertThat(letters().all().getLast().demandedCents())
                .isEqualTo(Long.parseLong(client.amount(one, "open").replace(".", "")))
                .isLessThan(25_00);
    }

    @Test
    void what_is_contested_rests_and_when_that_is_settled_the_plan_goes_on() {
        Clerk.Sight _ = offer("true");
        Clerk.Sight _ = agree(MONDAY);
        Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/dispute", Map.of("reason", "Nie bestellt"));
        agency.goTo(LocalDate.of(2026, 12, 1));
        assertThat(letterDays()).as("nobody is reminded of what he contests").hasSize(3);
        Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/resume", Map.of());
        agency.goTo(LocalDate.of(2026, 12, 2));
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        agency.goTo(LocalDate.of(2026, 12, 3));
        assertThat(letters().all().getLast().kind()).isEqualTo("PLAN_MISSED");
        assertThat(letters().all().getLast().deadlineOn()).isEqualTo(LocalDate.of(2026, 12, 17));
    }

    @Test
    void a_time_of_grace_that_was_interrupted_is_given_again() {
        Clerk.Sight _ = offer("true");
        Clerk.Sight _ = agree(MONDAY);
        agency.goTo(LocalDate.of(2026, 11, 25));
        assertThat(letters().all().getLast().kind()).isEqualTo("PLAN_MISSED");
        Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/pause", Map.of("reason", "Im Krankenhaus"));
        agency.goTo(LocalDate.of(2026, 12, 1));
        assertThat(letterDays()).as("nothing is asked of him meanwhile").hasSize(5);
        Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/resume", Map.of());
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        agency.goTo(LocalDate.of(2026, 12, 12));
        assertThat(letterDays()).endsWith("2026-12-02 PLAN_MISSED").hasSize(6);
        assertThat(letters().all().getLast().deadlineOn()).isEqualTo(LocalDate.of(2026, 12, 16));
        assertThat(status()).as("the first time of grace is over").isEqualTo("PAYMENT_PLAN");
        agency.goTo(LocalDate.of(2026, 12, 22));
        assertThat(plan().state()).isEqualTo(Plan.State.BROKEN);
    }

    @Test
    void a_payment_that_goes_back_after_the_time_of_grace_opens_another() {
        Clerk.Sight _ = offer("false");
        Clerk.Sight _ = agree(MONDAY);
        agency.goTo(LocalDate.of(2026, 11, 22));
        String first = plan().instalments().getFirst().amount().toPlainString();
        pays(LocalDate.of(2026, 12, 4), first);
        agency.goTo(LocalDate.of(2026, 12, 13));
        assertThat(plan().instalments().getFirst().graceUntil()).as("served").isNull();
        bank.takesBack(
                LocalDate.of(2026, 12, 14),
                first,
                "Kim Muster",
                KIM,
                one.paymentReference().value());
        agency.goTo(LocalDate.of(2026, 12, 14));
        assertThat(bank.tells(LocalDate.of(2026, 12, 14)).entries()).isPositive();
        agency.goTo(LocalDate.of(2026, 12, 30));
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(letters().all().getLast().kind()).isEqualTo("PLAN_MISSED");
        assertThat(letterDays())
                .filteredOn(letter -> letter.endsWith("PLAN_MISSED"))
                .hasSize(2);
    }

    @Test
    void a_plan_that_is_broken_leaves_a_case_watched_that_was_only_watched_before() {
        Reply told = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/instructions",
                "{\"kind\": \"MONITOR\"}",
                "Idempotency-Key",
                "watch");
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        Clerk.Sight _ = offer("false");
        Clerk.Sight _ = agree(MONDAY);
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        agency.goTo(LocalDate.of(2026, 12, 12));
        assertThat(plan().state()).isEqualTo(Plan.State.BROKEN);
        assertThat(status()).isEqualTo("MONITORING");
        assertThat(letters().paper()).contains("Die Ratenzahlung ist damit beendet");
    }

    @Test
    void an_offer_that_is_withdrawn_leaves_the_strategy_as_it_was() {
        String before = client.claim(one).path("nextStepOn").stringValue();
        Clerk.Sight _ = offer("true");
        assertThat(client.claim(one).path("nextStepOn").stringValue()).isGreaterThan(before);
        Clerk.Sight _ = clerk.fill(page() + "/withdrawal", Map.of());
        assertThat(client.claim(one).path("nextStepOn").stringValue()).isEqualTo(before);
    }

    @Test
    void a_day_that_is_lived_twice_reminds_once_and_a_case_that_is_closed_takes_its_plan_along() {
        Clerk.Sight _ = offer("true");
        Clerk.Sight _ = agree(MONDAY);
        agency.goTo(LocalDate.of(2026, 11, 13));
        List<String> once = letterDays();
        agency.bean(PlanDays.class).live(LocalDate.of(2026, 11, 13));
        assertThat(letterDays()).isEqualTo(once);

        Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/close", Map.of("outcome", "MERCHANT_DECISION"));
        assertThat(plan().state()).isEqualTo(Plan.State.ENDED);
        agency.goTo(LocalDate.of(2026, 12, 20));
        assertThat(letterDays()).isEqualTo(once);
    }

    @Test
    void what_makes_no_plan_is_refused_with_its_reason() {
        assertThat(clerk.look(page() + "?number=2&first=2026-11-09&costs=true").html())
                .contains("frühestens in 10");
        assertThat(clerk.look(page() + "?number=50&first=2026-11-16&costs=false")
                        .html())
                .contains("keine unter 5");
        assertThat(clerk.look(page() + "?amount=60,00&first=2026-11-16&costs=false")
                        .html())
                .contains("60,00", "3,");
        CollectionCase young = client.handOver("H-2");
        assertThat(clerk.look("cases/" + young.reference() + "/plan").html())
                .as("before the first letter")
                .contains("In diesem Status");
    }

    @Test
    void a_plan_whose_last_payment_goes_back_after_the_end_goes_on_with_its_time_of_grace() {
        agency.goTo(MONDAY);
        Clerk.Sight _ = offer("false");
        agency.goTo(MONDAY.plusDays(3));
        Clerk.Sight _ = agree(MONDAY.plusDays(2));
        Plan agreed = plan();
        pays(FIRST, agreed.instalments().getFirst().amount().toPlainString());
        String last = agreed.instalments().getLast().amount().toPlainString();
        pays(SECOND, last);
        assertThat(status()).isEqualTo("CLOSED");
        assertThat(plan().state()).isEqualTo(Plan.State.FULFILLED);

        LocalDate returned = SECOND.plusDays(2);
        agency.goTo(returned);
        bank.takesBack(returned, last, "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(returned).waiting()).isZero();
        assertThat(status()).isEqualTo("PRE_COURT");
        agency.goTo(returned.plusDays(1));
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(plan().state()).isEqualTo(Plan.State.AGREED);
        assertThat(letterDays()).as("the plan tells him, nobody else").doesNotContain(returned + " PAYMENT_RETURNED");
        agency.goTo(SECOND.plusDays(6));
        assertThat(letterDays()).last().asString().endsWith("PLAN_MISSED");
        pays(SECOND.plusDays(8), last);
        assertThat(status()).isEqualTo("CLOSED");
        assertThat(plan().state()).isEqualTo(Plan.State.FULFILLED);
    }

    @Test
    void a_plan_that_was_paid_late_gives_its_time_anew_when_the_late_payment_goes_back() {
        Clerk.Sight _ = offer("false");
        Clerk.Sight _ = agree(MONDAY);
        Plan agreed = plan();
        pays(FIRST, agreed.instalments().getFirst().amount().toPlainString());
        String last = agreed.instalments().getLast().amount().toPlainString();
        agency.goTo(SECOND.plusDays(6));
        assertThat(letterDays()).last().asString().endsWith("PLAN_MISSED");
        LocalDate paid = SECOND.plusDays(7);
        agency.goTo(paid);
        bank.receives(paid, last, "Kim Muster", KIM, one.reference());
        bank.receives(paid, last, "Tante Muster", "DE02500105170137075030", one.reference());
        assertThat(bank.tells(paid).allocated()).isEqualTo(2);
        assertThat(plan().state()).isEqualTo(Plan.State.FULFILLED);

        LocalDate returned = SECOND.plusDays(10);
        agency.goTo(returned);
        bank.takesBack(returned, last, "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(returned).waiting()).isZero();
        assertThat(plan().state()).as("what was paid twice is on its way back").isEqualTo(Plan.State.AGREED);
        assertThat(plan().instalments().getLast().graceUntil()).isNull();
        agency.goTo(returned.plusDays(2));
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(plan().instalments().getLast().graceUntil()).isEqualTo(returned.plusDays(16));
    }
}
