package de.mahnwerk.agency.plans;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.desk.Desk;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans that something comes between: an objection, a pause, a credit, insolvency, a payment that goes back. */
class PlanInterruptedScenario extends PlansAtWork {

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

    @Test
    void whose_letters_come_back_is_looked_for_while_he_pays_and_nobody_breaks_a_plan_of_which_he_cannot_read() {
        one = client.handOver(
                "P-1", Claims.of("P-1", "RE-P-1").replace("\"emails\": [\"kim.muster@example.org\"], ", ""));
        agency.goTo(MONDAY);
        Clerk.Sight _ = offer("false");
        Clerk.Sight _ = agree(MONDAY);
        LocalDate missed = LocalDate.of(2026, 11, 22);
        agency.goTo(missed);
        assertThat(letterDays()).last().isEqualTo("2026-11-22 PLAN_MISSED");
        agency.goTo(missed.plusDays(3));
        Clerk.Sight back = clerk.fill("cases/" + one.reference() + "/returned", Map.of());
        assertThat(back.html()).contains("die Ratenzahlung läuft weiter", "Neue Anschrift");
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(agency.bean(Tenancy.class)
                        .asEveryone(() -> agency.bean(Desk.class).tasks(Optional.empty(), missed.plusDays(3), 10)))
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(Task.Kind.TRACING));

        agency.goTo(LocalDate.of(2026, 12, 12));
        assertThat(status()).as("the time of grace would be over").isEqualTo("PAYMENT_PLAN");
        assertThat(letterDays()).as("nobody writes where nobody reads").hasSize(4);
        Clerk.Sight _ = clerk.fill(
                "cases/" + one.reference() + "/address",
                Map.of("street", "Birkenweg 1", "postcode", "04103", "city", "Leipzig", "source", "Meldeamt"));
        agency.goTo(LocalDate.of(2026, 12, 14));
        assertThat(letterDays()).last().asString().endsWith("PLAN_MISSED").isNotEqualTo("2026-11-22 PLAN_MISSED");
        assertThat(letters().paper()).contains("Birkenweg 1");
        assertThat(status()).isEqualTo("PAYMENT_PLAN");
        assertThat(clerk.look("cases/" + one.reference()).html()).doesNotContain("Neue Anschrift</h2>");
    }
}
