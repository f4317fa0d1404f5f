package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.conversation.Decisions;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What was paid in settlement goes back: in time, on the last days, and after them. */
class ReturnedSettlementScenario extends PaymentsThatReturn {

    private void offers(CollectionCase one, LocalDate day) {
        agency.goTo(day);
        CollectionCase now = client.read(one.id());
        CollectionCase _ = agency.bean(Tenancy.class)
                .as(
                        now.client(),
                        () -> agency.bean(Decisions.class)
                                .ask(now, "SETTLEMENT_OFFER", Money.eur("80.00"), day.plusDays(14), day));
        String asked =
                client.get("v1/claims/" + one.id() + "/decision").path("id").stringValue();
        Reply answer = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/decision",
                "{\"decisionId\": \"" + asked + "\", \"choice\": \"YES\"}",
                "Idempotency-Key",
                "decided");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_settlement_whose_payment_goes_back_in_time_can_still_be_met_and_is_off_after_its_last_day() {
        LocalDate accepted = MONDAY.plusDays(15);
        CollectionCase one = onPaper("V-1");
        CollectionCase neverPaid = onPaper("V-2");
        offers(one, accepted);
        pays(one, accepted.plusDays(3), "80.00");
        assertThat(status(one)).isEqualTo("CLOSED SETTLED");

        goBack(one, accepted.plusDays(6), "80.00");
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(letters(one))
                .as("he reads again what he has to pay, and by the same day")
                .containsExactly(
                        "2026-11-02 LETTER_1 123.20",
                        "2026-11-17 SETTLEMENT_ACCEPTED 80.00",
                        "2026-11-23 SETTLEMENT_ACCEPTED 80.00");
        assertThat(new CaseLetters(agency, one).paper()).contains("80,00", "01.12.2026");
        assertThat(next(one)).isEqualTo("LETTER_2 2026-12-04");

        pays(one, accepted.plusDays(10), "80.00");
        assertThat(status(one)).isEqualTo("CLOSED SETTLED");

        LocalDate late = accepted.plusDays(18);
        goBack(one, late, "80.00");
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(client.amount(one, "interest"))
                .as("the settlement is off: all is owed, with the interest of all days")
                .isEqualTo(client.amount(neverPaid, "interest"));
        assertThat(client.amount(one, "principal")).isEqualTo("89.90");
        assertThat(letters(one))
                .last()
                .asString()
                .startsWith("2026-12-05 PAYMENT_RETURNED " + client.amount(one, "open"));
        assertThat(next(one)).startsWith("LETTER_2 ");
        theBankHoldsWhatIsOwed();
    }

    @Test
    void a_settlement_whose_payment_goes_back_on_its_last_days_gives_its_time_anew_but_once() {
        LocalDate accepted = MONDAY.plusDays(15);
        CollectionCase one = onPaper("V-1");
        offers(one, accepted);
        pays(one, accepted.plusDays(10), "80.00");
        goBack(one, accepted.plusDays(13), "80.00");
        assertThat(letters(one)).last().isEqualTo("2026-11-30 SETTLEMENT_ACCEPTED 80.00");
        assertThat(new CaseLetters(agency, one).paper())
                .as("one day was left, which nobody can meet")
                .contains("80,00", "14.12.2026");
        assertThat(next(one)).isEqualTo("LETTER_2 2026-12-17");

        pays(one, accepted.plusDays(22), "80.00");
        assertThat(status(one)).isEqualTo("CLOSED SETTLED");
        goBack(one, accepted.plusDays(25), "80.00");
        assertThat(new CaseLetters(agency, one).paper())
                .as("he has had his time twice")
                .contains("80,00", "14.12.2026");
        assertThat(letters(one))
                .containsExactly(
                        "2026-11-02 LETTER_1 123.20",
                        "2026-11-17 SETTLEMENT_ACCEPTED 80.00",
                        "2026-11-30 SETTLEMENT_ACCEPTED 80.00",
                        "2026-12-12 SETTLEMENT_ACCEPTED 80.00");
        assertThat(status(one)).isEqualTo("PRE_COURT");
        theBankHoldsWhatIsOwed();
    }

    @Test
    void whose_payment_went_back_in_time_once_still_has_his_last_days_anew() {
        LocalDate accepted = MONDAY.plusDays(15);
        CollectionCase one = onPaper("V-1");
        offers(one, accepted);
        pays(one, accepted.plusDays(2), "80.00");
        goBack(one, accepted.plusDays(4), "80.00");
        assertThat(new CaseLetters(agency, one).paper()).contains("80,00", "01.12.2026");
        pays(one, accepted.plusDays(8), "80.00");
        goBack(one, accepted.plusDays(12), "80.00");
        assertThat(new CaseLetters(agency, one).paper())
                .as("his time was never given anew, though he has read of it twice")
                .contains("80,00", "14.12.2026");
        assertThat(letters(one)).hasSize(4);
        theBankHoldsWhatIsOwed();
    }
}
