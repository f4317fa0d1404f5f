package de.mahnwerk.agency.limitation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.database.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An invoice of 2023 becomes time-barred with the year 2026: what the watch says, and what makes it fall silent. */
class LimitationScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final String KIM = "DE02120300000000202051";

    private final AgencyHouse agency = AgencyHouse.open(LimitationScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private CollectionCase old(String reference) {
        String young = Claims.of(reference, "RE-" + reference);
        return client.handOver(reference, young.replace("2026-08-", "2023-08-").replace("2026-09-", "2023-09-"));
    }

    private List<String> warnings(LocalDate day) {
        return agency
                .bean(Tenancy.class)
                .asEveryone(() ->
                        agency.bean(LimitationWatch.class).near(day.plusMonths(LimitationWatch.MONTHS), 0, 10, day))
                .stream()
                .map(near -> near.one().merchantReference() + " " + near.expiresOn() + " since " + near.warnedOn() + " "
                        + near.measure())
                .toList();
    }

    @Test
    void a_claim_of_2023_is_named_once_with_the_court_as_the_way_and_a_young_one_is_not() {
        CollectionCase one = old("H-1");
        CollectionCase young = client.handOver("H-2");
        agency.goTo(MONDAY);
        agency.goTo(MONDAY.plusDays(3));
        assertThat(warnings(MONDAY.plusDays(3))).containsExactly("H-1 2026-12-31 since 2026-11-02 ASK_FOR_COURT");
        try (Clerk clerk = agency.clerk()) {
            assertThat(clerk.look("limitation").html())
                    .contains(
                            one.reference(),
                            "31.12.2026",
                            "gewarnt am 02.11.2026",
                            "Mandanten nach dem Gericht fragen",
                            "/cases/" + one.reference() + "#decision",
                            "§§ 195, 199 Abs. 1 BGB")
                    .doesNotContain(young.reference());
            assertThat(clerk.look("limitation?months=1").html()).doesNotContain(one.reference());

            Clerk.Sight _ = clerk.look("cases/" + one.reference());
            Clerk.Sight _ = clerk.fill(
                    "cases/" + one.reference() + "/decision", Map.of("kind", "COURT_ACTION", "dueOn", "2026-11-20"));
            assertThat(warnings(MONDAY.plusDays(3))).containsExactly("H-1 2026-12-31 since 2026-11-02 AWAIT_DECISION");

            Clerk.Sight _ = clerk.fill("cases/" + one.reference() + "/close", Map.of("outcome", "MERCHANT_DECISION"));
            agency.goTo(MONDAY.plusDays(4));
            assertThat(warnings(MONDAY.plusDays(4))).isEmpty();
        }
    }

    @Test
    void a_part_payment_begins_the_period_anew_and_one_that_comes_back_does_not() {
        CollectionCase one = old("H-1");
        agency.goTo(MONDAY);
        LocalDate paid = MONDAY.plusDays(2);
        agency.goTo(paid);
        bank.receives(paid, "10.00", "Kim Muster", KIM, one.paymentReference().value());
        assertThat(bank.tells(paid).allocated()).isEqualTo(1);
        agency.goTo(paid.plusDays(1));
        assertThat(warnings(paid.plusDays(1))).isEmpty();

        LocalDate back = MONDAY.plusDays(8);
        agency.goTo(back);
        bank.takesBack(back, "10.00", "Kim Muster", KIM, one.paymentReference().value());
        var _ = bank.tells(back);
        agency.goTo(back.plusDays(1));
        assertThat(warnings(back.plusDays(1))).containsExactly("H-1 2026-12-31 since 2026-11-11 ASK_FOR_COURT");
    }

    @Test
    void a_payment_on_one_invoice_saves_no_other() {
        String two = Claims.of("H-1", "RE-1").replace("2026-08-", "2023-08-").replace("2026-09-", "2023-09-");
        CollectionCase one = client.handOver("H-1", two.replace("],\n \"sideCosts\"", """
                , {"invoiceNumber": "RE-2", "kind": "GOODS", "subjectMatter": "Mühle", "invoiceDate": "2023-09-05",
                  "dueDate": "2023-09-06", "amount": {"amount": "40.00", "currency": "EUR"},
                  "openAmount": {"amount": "40.00", "currency": "EUR"}}],
                 "sideCosts"\
                """));
        agency.goTo(MONDAY);
        BigDecimal costs = new BigDecimal(client.amount(one, "open")).subtract(new BigDecimal("129.90"));
        LocalDate paid = MONDAY.plusDays(2);
        agency.goTo(paid);
        bank.receives(
                paid,
                costs.add(new BigDecimal("50.00")).toPlainString(),
                "Kim Muster",
                KIM,
                one.paymentReference().value());
        assertThat(bank.tells(paid).allocated()).isEqualTo(1);

        agency.goTo(paid.plusDays(1));

        assertThat(warnings(paid.plusDays(1)))
                .as("fifty euros met the older invoice; the younger one ends as before")
                .containsExactly("H-1 2026-12-31 since 2026-11-02 ASK_FOR_COURT");

        LocalDate rest = MONDAY.plusDays(8);
        agency.goTo(rest);
        bank.receives(rest, "45.00", "Kim Muster", KIM, one.paymentReference().value());
        assertThat(bank.tells(rest).allocated()).isEqualTo(1);
        agency.goTo(rest.plusDays(1));
        assertThat(warnings(rest.plusDays(1)))
                .as("the older one is paid, and a part of the younger")
                .isEmpty();
    }

    @Test
    void an_agreement_on_instalments_begins_the_period_anew() {
        CollectionCase one = old("H-1");
        agency.goTo(MONDAY);
        assertThat(warnings(MONDAY)).hasSize(1);
        try (Clerk clerk = agency.clerk()) {
            String plan = "cases/" + one.reference() + "/plan";
            Clerk.Sight _ = clerk.look(plan);
            Clerk.Sight _ = clerk.fill(plan, Map.of("number", "2", "first", "2026-11-16", "costs", "true"));
            agency.goTo(MONDAY.plusDays(1));
            assertThat(warnings(MONDAY.plusDays(1)))
                    .as("an offer alone does not")
                    .hasSize(1);
            Clerk.Sight _ = clerk.fill(plan + "/agreement", Map.of("agreedOn", "2026-11-03", "received", "LETTER"));
        }
        agency.goTo(MONDAY.plusDays(2));
        assertThat(warnings(MONDAY.plusDays(2))).isEmpty();
    }

    @Test
    void the_way_that_is_proposed_depends_on_the_time_that_is_left() {
        CollectionCase handedOver = old("H-1");
        agency.goTo(MONDAY);
        CollectionCase one = client.read(handedOver.id());
        CaseDebtor debtor = requireNonNull(agency.bean(Tenancy.class)
                .as(
                        one.client(),
                        () -> agency.bean(Cases.class)
                                .debtors(one.client(), List.of(one.id()))
                                .get(one.id())));
        assertThat(Measure.of(one, debtor, YEAR_END, YEAR_END.minusDays(91))).isEqualTo(Measure.OFFER_PLAN);
        assertThat(Measure.of(one, debtor, YEAR_END, YEAR_END.minusDays(90))).isEqualTo(Measure.ASK_FOR_COURT);
        assertThat(Measure.of(one, debtor, YEAR_END, YEAR_END)).isEqualTo(Measure.ASK_FOR_COURT);
        assertThat(Measure.of(one, debtor, YEAR_END, YEAR_END.plusDays(1))).isEqualTo(Measure.CLOSE);
        assertThat(Measure.of(handedOver, debtor, YEAR_END, YEAR_END.minusDays(91)))
                .as("before the first letter nothing can be agreed or asked")
                .isEqualTo(Measure.REVIEW);
    }
}
