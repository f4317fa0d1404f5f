package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Payments that go back where more than one thing happened: several of them, one too many, a claim that is contested or old. */
class ReturnedAgainScenario extends PaymentsThatReturn {

    private static final String AUNT = "DE02500105170137075030";

    /** What each letter asked for, whenever that was. */
    private List<String> demands(CollectionCase one) {
        return letters(one).stream()
                .map(letter -> letter.substring(letter.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void what_was_paid_twice_and_refunded_pays_nothing_when_the_other_payment_goes_back() {
        CollectionCase one = client.handOver("H-1");
        LocalDate paid = MONDAY.plusDays(2);
        agency.goTo(paid);
        bank.receives(paid, "123.20", "Kim Muster", KIM, one.reference());
        bank.receives(paid, "123.20", "Tante Muster", AUNT, one.reference());
        assertThat(bank.tells(paid).allocated()).isEqualTo(2);
        assertThat(status(one)).isEqualTo("CLOSED PAID");

        goBack(one, MONDAY.plusDays(9), "123.20");
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(client.amount(one, "principal"))
                .as("of the aunt's money all but the interest of two days is on its way back to her")
                .isEqualTo("89.87");
        assertThat(demands(one)).hasSize(2).last().asString().startsWith("PAYMENT_RETURNED 123.");
    }

    @Test
    void of_two_payments_that_go_back_with_one_statement_the_debtor_reads_in_one_letter() {
        CollectionCase one = client.handOver("H-1");
        CollectionCase neverPaid = client.handOver("H-2");
        pays(one, MONDAY.plusDays(1), "50.00");
        pays(one, MONDAY.plusDays(2), "73.20");
        assertThat(status(one)).isEqualTo("CLOSED PAID");

        goBack(one, MONDAY.plusDays(9), "50.00", "73.20");
        assertThat(client.eventTypes(one)).filteredOn("case.reopened"::equals).hasSize(1);
        assertThat(demands(one))
                .containsExactly("LETTER_1 123.20", "PAYMENT_RETURNED " + client.amount(neverPaid, "open"));
        assertThat(client.amount(one, "open")).isEqualTo(client.amount(neverPaid, "open"));

        pays(one, MONDAY.plusDays(12), "50.00");
        assertThat(status(one)).isEqualTo("PRE_COURT");
    }

    @Test
    void who_pays_what_a_letter_demanded_still_owes_what_went_back_after_it() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY.plusDays(1), "50.00");
        pays(one, MONDAY.plusDays(2), "73.20");
        goBack(one, MONDAY.plusDays(9), "50.00");
        assertThat(demands(one)).last().asString().startsWith("PAYMENT_RETURNED 50.");
        String demanded = client.amount(one, "open");
        goBack(one, MONDAY.plusDays(9), "73.20");

        pays(one, MONDAY.plusDays(12), demanded);
        assertThat(status(one)).as("73.20 are open").isEqualTo("PRE_COURT");
        pays(one, MONDAY.plusDays(13), client.amount(one, "open"));
        assertThat(status(one)).isEqualTo("CLOSED PAID");
    }

    @Test
    void a_second_letter_that_counted_a_payment_demands_too_little_once_that_went_back() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY.plusDays(1), "50.00");
        LocalDate second = MONDAY.plusDays(25);
        agency.goTo(second);
        assertThat(demands(one)).hasSize(2).last().asString().startsWith("LETTER_2 ");
        String demanded = demands(one).getLast().substring("LETTER_2 ".length());
        goBack(one, second.plusDays(1), "50.00");
        pays(one, second.plusDays(2), demanded);
        assertThat(status(one)).isEqualTo("PRE_COURT");
    }

    @Test
    void a_payment_that_the_letter_demanded_can_go_back_and_be_made_again_in_time() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY.plusDays(2), "23.20");
        goBack(one, MONDAY.plusDays(4), "23.20");
        pays(one, MONDAY.plusDays(8), "123.20");
        assertThat(status(one)).as("what the letter demanded, by its day").isEqualTo("CLOSED PAID");
    }

    @Test
    void money_that_waited_for_a_closed_case_or_comes_with_the_return_is_booked_when_the_case_lives_again() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY.plusDays(1), "123.22");
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        LocalDate waits = MONDAY.plusDays(5);
        agency.goTo(waits);
        bank.receives(waits, "50.00", "Tante Muster", AUNT, one.reference());
        assertThat(bank.tells(waits).waiting())
                .as("a closed case takes no money")
                .isEqualTo(1);

        LocalDate returned = MONDAY.plusDays(9);
        agency.goTo(returned);
        bank.takesBack(returned, "123.22", "Kim Muster", KIM, one.reference());
        bank.receives(returned, "20.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(returned).waiting()).isZero();
        agency.numberEvents();
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(client.amount(one, "paid")).isEqualTo("70.00");
    }

    @Test
    void a_contested_claim_is_left_to_a_person_however_often_it_is_paid_and_the_payment_goes_back() {
        CollectionCase one = client.handOver("H-1");
        Reply disputed = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/dispute",
                "{\"reason\": \"DEFECT\", \"text\": \"Die Maschine tropft\", \"raisedOn\": \"2026-11-02\"}",
                "Idempotency-Key",
                "d-1");
        assertThat(disputed.status()).as(disputed.body()).isEqualTo(200);
        pays(one, MONDAY.plusDays(1), "123.22");
        goBack(one, MONDAY.plusDays(2), "123.22");
        assertThat(next(one)).isEqualTo(" ");
        pays(one, MONDAY.plusDays(3), "123.25");
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        goBack(one, MONDAY.plusDays(4), "123.25");
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(next(one)).isEqualTo(" ");
        agency.goTo(MONDAY.plusDays(30));
        assertThat(demands(one)).isEmpty();
    }

    @Test
    void an_invoice_that_was_handed_over_anew_meanwhile_is_not_demanded_twice() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY.plusDays(1), "123.22");
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        CollectionCase anew = client.handOver("H-2", Claims.of("H-2", "RE-H-1"));

        LocalDate returned = MONDAY.plusDays(9);
        goBack(one, returned, "123.22");
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        assertThat(client.amount(one, "open")).isEqualTo("0.00");
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        assertThat(demands(one)).hasSize(1);
        assertThat(client.amount(anew, "principal")).isEqualTo("89.90");
        assertThat(tasks(returned))
                .containsExactly(
                        "2026-11-16 RETURNED 123.22 Zahlung vom 03.11.2026 kam zurück, die Akte bleibt geschlossen");
        try (Clerk clerk = agency.clerk()) {
            assertThat(clerk.look("cases/" + one.reference()).html())
                    .contains("Geld ging zurück", "in einer anderen Akte");
        }
    }

    @Test
    void what_is_time_barred_lives_again_but_a_person_says_whether_anybody_is_asked_for_it() {
        CollectionCase old = client.handOver(
                "H-1",
                Claims.of("H-1", "RE-H-1")
                        .replace("2026-08-", "2021-08-")
                        .replace("2026-09-", "2021-09-")
                        .replace("\"sideCosts\"", """
                                "paymentsSoFar": [{"amount": {"amount": "20.00", "currency": "EUR"}, "paidOn": "2024-03-01"}],
                                "sideCosts\""""));
        agency.goTo(MONDAY.plusDays(1));
        String open = client.amount(old, "open");
        pays(old, MONDAY.plusDays(1), open);
        assertThat(status(old)).isEqualTo("CLOSED PAID");
        List<String> before = demands(old);
        LocalDate returned = MONDAY.plusDays(9);
        goBack(old, returned, open);
        assertThat(status(old)).isEqualTo("PRE_COURT");
        assertThat(next(old)).isEqualTo(" ");
        assertThat(demands(old)).isEqualTo(before);
        assertThat(tasks(returned)).anyMatch(task -> task.contains("NOTHING_PLANNED 89.90 Akte wieder aufgenommen"));
    }

    @Test
    void
            of_two_closed_cases_of_one_invoice_whose_payments_go_back_together_the_older_lives_and_a_person_hears_of_the_other() {
        CollectionCase older = client.handOver("H-1");
        pays(older, MONDAY.plusDays(1), "123.22");
        CollectionCase newer = client.handOver("H-2", Claims.of("H-2", "RE-H-1"));
        pays(newer, MONDAY.plusDays(2), "123.20");
        assertThat(status(older) + ", " + status(newer)).isEqualTo("CLOSED PAID, CLOSED PAID");

        LocalDate returned = MONDAY.plusDays(9);
        goBack(older, returned, "123.22", "123.20");
        assertThat(status(older)).isEqualTo("PRE_COURT");
        assertThat(client.amount(older, "principal")).isEqualTo("89.90");
        assertThat(status(newer)).isEqualTo("CLOSED PAID");
        assertThat(client.amount(newer, "open")).isEqualTo("0.00");
        assertThat(client.amount(newer, "paid")).isEqualTo("0.00");
        assertThat(tasks(returned))
                .containsExactly(
                        "2026-11-16 RETURNED 123.20 Zahlung vom 04.11.2026 kam zurück, die Akte bleibt geschlossen");
        theBankHoldsWhatIsOwed();
    }

    @Test
    void money_that_waited_is_taken_too_when_the_client_lost_what_had_ended_the_case() {
        CollectionCase one = client.handOver("H-1");
        agency.goTo(MONDAY.plusDays(1));
        assertThat(reports(one, "PAYMENT", MONDAY.plusDays(1), "p-1").status()).isEqualTo(201);
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        LocalDate waits = MONDAY.plusDays(5);
        agency.goTo(waits);
        bank.receives(waits, "50.00", "Tante Muster", AUNT, one.reference());
        assertThat(bank.tells(waits).waiting()).isEqualTo(1);

        agency.goTo(MONDAY.plusDays(7));
        assertThat(reports(one, "REVERSAL", MONDAY.plusDays(7), "r-1").status()).isEqualTo(201);
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        agency.goTo(MONDAY.plusDays(8));
        assertThat(client.amount(one, "paid")).isEqualTo("50.00");
        theBankHoldsWhatIsOwed();
    }

    private Reply reports(CollectionCase one, String kind, LocalDate valueOn, String key) {
        return agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/payments",
                """
                {"kind": "%s", "paymentReference": "Z-1", "valueDate": "%s",
                 "amount": {"amount": "123.22", "currency": "EUR"}}
                """.formatted(kind, valueOn),
                "Idempotency-Key",
                key);
    }

    @Test
    void interest_that_ended_with_insolvency_does_not_run_again_when_a_payment_goes_back() {
        CollectionCase one = client.handOver("H-1");
        CollectionCase neverPaid = client.handOver("H-2");
        agency.goTo(MONDAY.plusDays(1));
        for (CollectionCase of : List.of(one, neverPaid)) {
            Reply told = agency.put(
                    client.caller().token(),
                    "v1/claims/" + of.id() + "/debtor",
                    """
                    {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Kim", "lastName": "Muster",
                      "address": {"street": "Lindenweg 7", "postcode": "04109", "city": "Leipzig", "country": "DE"},
                      "emails": ["kim.muster@example.org"], "customerNumber": "K-%s"},
                     "notice": {"kind": "INSOLVENCY", "since": "2026-10-20", "court": "Amtsgericht Leipzig",
                      "fileNumber": "401 IN 1/26"}}
                    """.formatted(of.merchantReference()),
                    "Idempotency-Key",
                    "insolvent-" + of.merchantReference());
            assertThat(told.status()).as(told.body()).isEqualTo(200);
        }
        String open = client.amount(one, "open");
        pays(one, MONDAY.plusDays(3), open);
        assertThat(status(one)).isEqualTo("CLOSED PAID");

        goBack(one, MONDAY.plusDays(30), open);
        assertThat(client.amount(one, "interest")).isEqualTo(client.amount(neverPaid, "interest"));
        assertThat(client.amount(one, "open")).isEqualTo(open);
        assertThat(next(one)).as("nobody writes to an insolvent debtor").isEqualTo(" ");
        theBankHoldsWhatIsOwed();
    }
}
