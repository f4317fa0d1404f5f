package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.conversation.Decisions;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A debtor offers a part in settlement and the client accepts: he has two weeks to pay it, and then owes nothing more. */
class SettlementOfferScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate ACCEPTED = MONDAY.plusDays(15);
    private static final String KIM = "DE02120300000000202051";

    private final AgencyHouse agency = AgencyHouse.open(SettlementOfferScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);
    private CollectionCase one = client.handOver(
            "V-1", Claims.of("V-1", "RE-V-1", "K-1").replace("\"emails\": [\"kim.muster@example.org\"], ", ""));

    @BeforeEach
    void the_debtor_offers_a_part() {
        agency.goTo(ACCEPTED);
        one = client.read(one.id());
        CollectionCase _ = agency.bean(Tenancy.class)
                .as(
                        one.client(),
                        () -> agency.bean(Decisions.class)
                                .ask(one, "SETTLEMENT_OFFER", Money.eur("80.00"), ACCEPTED.plusDays(14), ACCEPTED));
    }

    private void accept() {
        String asked =
                client.get("v1/claims/" + one.id() + "/decision").path("id").stringValue();
        var answer = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/decision",
                "{\"decisionId\": \"" + asked + "\", \"choice\": \"YES\"}",
                "Idempotency-Key",
                "decided");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    @Test
    void who_pays_it_in_two_parts_owes_nothing_more_and_is_not_written_to_meanwhile() {
        accept();
        pays("50.00", ACCEPTED.plusDays(5));
        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("PRE_COURT");
        pays("30.00", ACCEPTED.plusDays(13));

        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("CLOSED");
        assertThat(client.claim(one).path("outcome").stringValue()).isEqualTo("SETTLED");
        assertThat(client.amount(one, "open")).isEqualTo("0.00");
        agency.goTo(ACCEPTED.plusDays(13));
        assertThat(client.eventTypes(one)).contains("case.closed");
        assertThat(letters())
                .as("the second letter was due two days after the settlement")
                .containsExactly("LETTER_1", "SETTLEMENT_ACCEPTED");
    }

    @Test
    void what_is_paid_before_the_client_has_answered_counts() {
        pays("80.00", ACCEPTED.plusDays(2));
        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("AWAITING_DECISION");
        accept();
        assertThat(client.claim(one).path("outcome").stringValue()).isEqualTo("SETTLED");
        agency.goTo(ACCEPTED.plusDays(30));
        assertThat(letters()).as("nobody asks for it again").containsExactly("LETTER_1");
    }

    @Test
    void whom_the_letter_did_not_reach_is_told_again_and_has_his_time_anew() {
        accept();
        try (Clerk clerk = agency.clerk()) {
            agency.goTo(ACCEPTED.plusDays(9));
            String page = "cases/" + one.reference();
            Clerk.Sight _ = clerk.look(page);
            Clerk.Sight _ = clerk.fill(page + "/returned", Map.of());
            agency.goTo(ACCEPTED.plusDays(12));
            Clerk.Sight _ = clerk.look(page);
            Clerk.Sight _ = clerk.fill(
                    page + "/address",
                    Map.of("street", "Neue Gasse 5", "postcode", "10115", "city", "Berlin", "source", "Meldebehörde"));
        }
        assertThat(client.claim(one).path("nextStepOn").stringValue())
                .as("29 November and two weeks is a Sunday; then three days of the bank")
                .isEqualTo("2026-12-17");
        pays("80.00", ACCEPTED.plusDays(27));
        assertThat(client.claim(one).path("outcome").stringValue()).isEqualTo("SETTLED");
        agency.goTo(ACCEPTED.plusDays(27));
        assertThat(letters()).containsExactly("LETTER_1", "SETTLEMENT_ACCEPTED", "SETTLEMENT_ACCEPTED");
    }

    private List<String> letters() {
        return client.events(one).stream()
                .filter(event -> event.path("type").stringValue().equals("letter.sent"))
                .map(event -> event.at("/data/kind").stringValue())
                .toList();
    }

    @Test
    void who_pays_it_too_late_has_paid_a_part() {
        accept();
        agency.goTo(ACCEPTED.plusDays(17));
        assertThat(client.claim(one).path("stage").stringValue()).isEqualTo("LETTER_2");
        pays("80.00", ACCEPTED.plusDays(18));

        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("PRE_COURT");
        assertThat(client.amount(one, "paid")).isEqualTo("80.00");
    }

    private void pays(String amount, LocalDate day) {
        agency.goTo(day);
        bank.receives(day, amount, "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(day).allocated()).isEqualTo(1);
    }
}
