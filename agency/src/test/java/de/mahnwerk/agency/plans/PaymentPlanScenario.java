package de.mahnwerk.agency.plans;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.cases.CollectionCase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Debtors who cannot pay all at once: what the clerk does, and what then happens by itself. */
class PaymentPlanScenario extends PlansAtWork {

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
        assertThat(client.eventTypes(one)).containsOnlyOnce("plan.lapsed");
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
    void an_offer_that_is_withdrawn_leaves_the_strategy_as_it_was() {
        String before = client.claim(one).path("nextStepOn").stringValue();
        Clerk.Sight _ = offer("true");
        assertThat(client.claim(one).path("nextStepOn").stringValue()).isGreaterThan(before);
        Clerk.Sight _ = clerk.fill(page() + "/withdrawal", Map.of());
        assertThat(client.claim(one).path("nextStepOn").stringValue()).isEqualTo(before);
        agency.numberEvents();
        assertThat(client.eventTypes(one)).endsWith("letter.sent", "plan.lapsed");
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
}
