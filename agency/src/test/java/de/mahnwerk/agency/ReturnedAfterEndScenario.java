package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Debit notes and transfers that come back when everybody thought that the case was over. */
class ReturnedAfterEndScenario extends PaymentsThatReturn {

    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    private void goesAndIsExecuted(LocalDate ordered, LocalDate executed) {
        agency.goTo(executed);
        bank.executes(ordered, executed);
        assertThat(bank.tells(executed).waiting()).isZero();
        agency.goTo(executed);
    }

    @Test
    void the_case_that_was_paid_lives_again_to_the_cent_as_if_nobody_had_paid_and_ends_when_he_pays_again() {
        CollectionCase one = onPaper("H-1");
        CollectionCase neverPaid = onPaper("H-2");
        agency.goTo(MONDAY);
        String demanded = client.amount(one, "open");
        pays(one, MONDAY.plusDays(2), demanded);
        assertThat(status(one)).as("two days of interest are waived").isEqualTo("CLOSED PAID");
        agency.goTo(FRIDAY);
        assertThat(ClientDesk.lines(client.settlement()))
                .containsExactly(
                        "RECEIPT 123.20 0.00 123.20",
                        "RETAINED_COSTS 30.90 0.00 -30.90",
                        "SUCCESS_FEE 4.54 0.86 -5.40",
                        "RETAINED_COSTS 0.00 5.87 -5.87");
        goesAndIsExecuted(FRIDAY, FRIDAY.plusDays(3));
        assertThat(client.paidOut(one)).isEqualTo("92.30");

        LocalDate returned = MONDAY.plusDays(9);
        goBack(one, returned, demanded);
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(client.claim(one).path("closedOn").isMissingNode()).isTrue();
        for (String part : List.of("principal", "interest", "merchantCosts", "collectionCosts", "open")) {
            assertThat(client.amount(one, part)).as(part).isEqualTo(client.amount(neverPaid, part));
        }
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        assertThat(next(one)).isEqualTo("LETTER_2 2026-12-01");
        String open = client.amount(one, "open");
        assertThat(letters(one)).containsExactly("2026-11-02 LETTER_1 123.20", "2026-11-11 PAYMENT_RETURNED " + open);
        assertThat(new CaseLetters(agency, one).paper())
                .contains("von der Bank zurückgebucht", open.replace('.', ','), "25.11.2026");
        assertThat(client.eventTypes(one)).endsWith("payment.reversed", "case.reopened", "letter.sent");
        JsonNode reopened = client.events(one).stream()
                .filter(event -> event.path("type").stringValue().equals("case.reopened"))
                .findFirst()
                .orElseThrow();
        assertThat(reopened.path("status").stringValue()).isEqualTo("PRE_COURT");
        assertThat(reopened.at("/amounts/open/amount").stringValue()).isEqualTo(open);
        theBankHoldsWhatIsOwed();

        agency.goTo(FRIDAY.plusDays(7));
        assertThat(ClientDesk.lines(client.settlement()))
                .as("what was paid out and what we kept come back")
                .containsExactly(
                        "REVERSAL -123.20 0.00 -123.20",
                        "RETAINED_COSTS -30.90 0.00 30.90",
                        "SUCCESS_FEE -4.54 -0.86 5.40",
                        "RETAINED_COSTS 0.00 -5.87 5.87");
        assertThat(client.paidOut(one)).isEqualTo("0.00");
        theBankHoldsWhatIsOwed();

        agency.goTo(MONDAY.plusDays(15));
        assertThat(client.amount(one, "open")).isEqualTo(client.amount(neverPaid, "open"));
        pays(one, MONDAY.plusDays(17), open);
        assertThat(status(one)).as("what the letter demanded, in time").isEqualTo("CLOSED PAID");
        assertThat(client.amount(one, "open")).isEqualTo("0.00");
        agency.goTo(MONDAY.plusDays(40));
        assertThat(letters(one)).as("no second letter").hasSize(2);
        theBankHoldsWhatIsOwed();

        agency.goTo(MONDAY.plusDays(45));
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        goBack(one, MONDAY.plusDays(45), open);
        assertThat(status(one)).as("and a second time").isEqualTo("PRE_COURT");
        agency.goTo(MONDAY.plusDays(50));
        assertThat(client.amount(one, "interest")).isEqualTo(client.amount(neverPaid, "interest"));
        theBankHoldsWhatIsOwed();
    }

    @Test
    void the_same_statement_twice_reopens_once_and_what_is_left_unpaid_below_the_small_rest_ends_the_case_again() {
        CollectionCase one = client.handOver("H-1");
        agency.goTo(MONDAY);
        pays(one, MONDAY, "1.10");
        pays(one, MONDAY, "121.90");
        assertThat(status(one)).as("0.20 are left and waived").isEqualTo("CLOSED PAID");
        goBack(one, MONDAY, "1.10");
        assertThat(status(one)).as("1.30 are still below two euros").isEqualTo("CLOSED PAID");
        assertThat(client.amount(one, "open")).isEqualTo("0.00");
        assertThat(client.eventTypes(one)).endsWith("payment.reversed", "case.reopened", "case.closed");

        bank.takesBack(MONDAY, "121.90", "Kim Muster", KIM, one.reference());
        byte[] file = bank.statement(MONDAY);
        var statements = agency.bean(de.mahnwerk.agency.payments.TrustStatements.class);
        assertThat(statements.take("a.xml", file, MONDAY, "test").waiting()).isZero();
        assertThat(statements.take("b.xml", file, MONDAY, "test").known()).isEqualTo(1);
        agency.numberEvents();
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(client.amount(one, "open")).isEqualTo("123.20");
        assertThat(client.eventTypes(one))
                .filteredOn("case.reopened"::equals)
                .as("once for each return")
                .hasSize(2);
        theBankHoldsWhatIsOwed();
    }

    @Test
    void after_the_last_step_a_person_says_how_a_case_ends_of_which_nothing_was_paid_in_truth() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY.plusDays(3), "50.00");
        agency.goTo(MONDAY.plusDays(58));
        assertThat(status(one)).isEqualTo("CLOSED PARTLY_PAID");
        LocalDate returned = MONDAY.plusDays(58);
        goBack(one, returned, "50.00");
        assertThat(status(one)).isEqualTo("PRE_COURT");
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        assertThat(client.amount(one, "principal")).isEqualTo("89.90");
        assertThat(next(one)).isEqualTo(" ");
        assertThat(letters(one)).last().asString().startsWith("2026-12-30 PAYMENT_RETURNED ");
        assertThat(tasks(returned))
                .containsExactly(
                        "2027-01-29 NOTHING_PLANNED 89.90 Schreiben an den Schuldner: Seine Zahlung kam zurück");
    }

    @Test
    void what_was_withdrawn_stays_closed_and_a_person_hears_that_the_money_is_gone() {
        CollectionCase one = client.handOver("H-1");
        pays(one, MONDAY, "100.00");
        agency.goTo(FRIDAY);
        goesAndIsExecuted(FRIDAY, FRIDAY.plusDays(3));
        Reply withdrawn = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/withdrawal",
                "{\"reason\": \"GOODWILL\"}",
                "Idempotency-Key",
                "w-1");
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);

        LocalDate returned = FRIDAY.plusDays(4);
        goBack(one, returned, "100.00");
        assertThat(status(one)).isEqualTo("CLOSED WITHDRAWN");
        assertThat(client.amount(one, "open")).isEqualTo("0.00");
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        assertThat(client.eventTypes(one)).endsWith("case.closed", "payment.reversed");
        assertThat(tasks(returned))
                .containsExactly(
                        "2026-11-15 RETURNED 100.00 Zahlung vom 02.11.2026 kam zurück, die Akte bleibt geschlossen");
        try (Clerk clerk = agency.clerk()) {
            String page = "cases/" + one.reference();
            assertThat(clerk.look(page).html()).contains("Geld ging zurück", "100,00", "10.11.2026", "zurückgenommen");
            assertThat(clerk.fill(page + "/went-back", Map.of()).html()).doesNotContain("Geld ging zurück");
        }
        assertThat(tasks(returned)).isEmpty();

        agency.goTo(FRIDAY.plusDays(7));
        assertThat(ClientDesk.lines(client.settlement())).contains("REVERSAL -100.00 0.00 -100.00");
        assertThat(client.paidOut(one)).isEqualTo("0.00");
        theBankHoldsWhatIsOwed();
    }

    private Reply reports(CollectionCase one, String kind, String amount, LocalDate valueOn, String key) {
        return agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/payments",
                """
                {"kind": "%s", "paymentReference": "Z-1", "valueDate": "%s",
                 "amount": {"amount": "%s", "currency": "EUR"}}
                """.formatted(kind, valueOn, amount),
                "Idempotency-Key",
                key);
    }

    @Test
    void a_payment_that_the_client_had_and_lost_reopens_the_case_once_however_often_he_says_so() {
        CollectionCase one = client.handOver("H-1");
        agency.goTo(MONDAY);
        String open = client.amount(one, "open");
        assertThat(reports(one, "PAYMENT", open, MONDAY, "p-1").status()).isEqualTo(201);
        assertThat(status(one)).isEqualTo("CLOSED PAID");
        agency.goTo(MONDAY.plusDays(7));
        for (String key : List.of("r-1", "r-1", "r-2")) {
            Reply reversed = reports(one, "REVERSAL", open, MONDAY.plusDays(7), key);
            assertThat(reversed.status()).as(reversed.body()).isEqualTo(201);
            assertThat(reversed.json().at("/claim/status").stringValue()).isEqualTo("PRE_COURT");
        }
        agency.numberEvents();
        assertThat(client.eventTypes(one))
                .containsOnlyOnce("payment.reversed", "case.reopened")
                .endsWith("payment.reversed", "case.reopened", "letter.sent");
        assertThat(reports(one, "PAYMENT", open, MONDAY, "p-1").status())
                .as("the old report again is the old answer, not a new payment")
                .isEqualTo(201);
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        agency.goTo(FRIDAY.plusDays(7));
        assertThat(ClientDesk.lines(client.settlement()))
                .containsExactly(
                        "DIRECT_PAYMENT_SET_OFF -30.90 -5.87 36.77",
                        "SUCCESS_FEE -4.54 -0.86 5.40",
                        "CARRIED_OVER 0.00 0.00 -42.17");
    }

    @Test
    void who_paid_before_the_first_letter_gets_it_and_who_contested_is_left_to_a_person() {
        CollectionCase early = client.handOver("H-1");
        CollectionCase contested = client.handOver("H-2");
        bank.receives(MONDAY, "200.00", "Kim Muster", KIM, early.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        assertThat(status(early)).isEqualTo("CLOSED PAID");
        Reply disputed = agency.post(
                client.caller().token(),
                "v1/claims/" + contested.id() + "/dispute",
                "{\"reason\": \"DEFECT\", \"text\": \"Die Maschine tropft\", \"raisedOn\": \"2026-11-02\"}",
                "Idempotency-Key",
                "d-1");
        assertThat(disputed.status()).as(disputed.body()).isEqualTo(200);
        bank.receives(MONDAY, "130.00", "Kim Muster", KIM, contested.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);

        bank.takesBack(MONDAY.plusDays(1), "200.00", "Kim Muster", KIM, early.reference());
        bank.takesBack(MONDAY.plusDays(1), "130.00", "Kim Muster", KIM, contested.reference());
        assertThat(bank.tells(MONDAY.plusDays(1)).waiting()).isZero();
        assertThat(next(early)).isEqualTo("LETTER_1 2026-11-03");
        agency.goTo(MONDAY.plusDays(1));
        assertThat(letters(early)).singleElement().asString().startsWith("2026-11-03 LETTER_1 ");
        assertThat(status(contested)).isEqualTo("PRE_COURT");
        assertThat(letters(contested)).isEmpty();
        assertThat(tasks(MONDAY.plusDays(1)))
                .containsExactly(
                        "2026-11-08 RETURNED 200.00 Zahlung vom 02.11.2026 kam zurück, 76,80 € davon waren schon erstattet",
                        "2026-11-08 RETURNED 130.00 Zahlung vom 02.11.2026 kam zurück, 6,80 € davon waren schon erstattet",
                        "2026-12-03 NOTHING_PLANNED 89.90 Akte wieder aufgenommen: Die Zahlung, mit der sie endete, kam zurück");
        theBankHoldsWhatIsOwed();
    }
}
