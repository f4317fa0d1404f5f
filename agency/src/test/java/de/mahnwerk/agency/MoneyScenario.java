package de.mahnwerk.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.payments.Payouts;
import de.mahnwerk.agency.payments.TrustEntry;
import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.platform.database.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of money: a bank statement comes in, cases are paid, the client gets his settlement and his payout. */
class MoneyScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final String KIM = "DE02120300000000202051";

    private final AgencyHouse agency = AgencyHouse.open(MoneyScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    private TrustLedger.Proof proof() {
        return agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(TrustLedger.class).proof());
    }

    private List<TrustEntry> waiting() {
        return agency.bean(TrustStatements.class).latest(true, "", 10);
    }

    @Test
    void a_debt_that_is_paid_closes_the_case_and_reaches_the_client_with_the_settlement() {
        CollectionCase one = client.handOver("H-1");
        agency.goTo(MONDAY);
        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("PRE_COURT");
        // 89.90 + 1.50 reminder + 0.84 interest (6.52 % for 56 days... ) + 30.00 fee and 6.00 expenses are 0.5 of VV
        // 2300

        agency.goTo(MONDAY.plusDays(1));
        String due = client.amount(one, "open");
        assertThat(due).as("a day of interest more").isEqualTo("123.22");
        bank.receives(
                MONDAY.plusDays(1),
                due,
                "Kim Muster",
                KIM,
                one.paymentReference().value());
        TrustStatements.Taken taken = bank.tells(MONDAY.plusDays(1));
        assertThat(taken.allocated()).isEqualTo(1);
        agency.goTo(MONDAY.plusDays(1));

        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("CLOSED");
        assertThat(client.claim(one).path("outcome").stringValue()).isEqualTo("PAID");
        assertThat(client.amount(one, "open")).isEqualTo("0.00");
        assertThat(client.amount(one, "paid")).isEqualTo(due);
        assertThat(client.eventTypes(one))
                .containsExactly("claim.accepted", "letter.sent", "payment.received", "case.closed");
        assertThat(proof().holds()).isTrue();
        assertThat(proof().bank()).isEqualTo(bank.balance());

        agency.goTo(FRIDAY);
        JsonNode settled = client.settlement();
        assertThat(settled.path("status").stringValue()).isEqualTo("ISSUED");
        assertThat(ClientDesk.total(settled, "received")).isEqualTo(due);
        assertThat(ClientDesk.lines(settled))
                .containsExactly(
                        "RECEIPT 123.22 0.00 123.22",
                        "RETAINED_COSTS 30.90 0.00 -30.90",
                        "SUCCESS_FEE 4.54 0.86 -5.40",
                        "RETAINED_COSTS 0.00 5.87 -5.87");
        assertThat(ClientDesk.total(settled, "payout")).isEqualTo("81.05");
        assertThat(agency
                        .bean(Tenancy.class)
                        .asEveryone(() -> agency.bean(Payouts.class).orderedOn(FRIDAY))
                        .stream()
                        .map(payout -> payout.kind() + " " + payout.iban() + " " + payout.amountCents()))
                .containsExactly("CLIENT DE02120300000000202051 8105", "OWN_SHARE DE02200505501015871393 4217");
        assertThat(client.paidOut(one)).isEqualTo("0.00");

        bank.executes(FRIDAY, FRIDAY.plusDays(3));
        assertThat(bank.tells(FRIDAY.plusDays(3)).waiting()).isZero();
        agency.goTo(FRIDAY.plusDays(3));
        assertThat(client.settlement().path("status").stringValue()).isEqualTo("PAID");
        assertThat(client.settlement().path("paidOn").stringValue()).isEqualTo("2026-11-09");
        assertThat(bank.balance().toPlainString()).isEqualTo("0.00");
        assertThat(proof().holds()).isTrue();
        assertThat(proof().liabilities().isZero()).isTrue();
        assertThat(client.paidOut(one)).isEqualTo(client.amount(one, "paidOut"));
        assertThat(client.amount(one, "toPayOut")).isEqualTo("0.00");
    }

    @Test
    void who_pays_in_time_what_the_letter_demanded_owes_nothing_more() {
        CollectionCase one = client.handOver("H-9");
        agency.goTo(MONDAY);
        String demanded = client.amount(one, "open");
        LocalDate inTime = MONDAY.plusDays(10);
        agency.goTo(inTime);
        assertThat(client.amount(one, "open")).as("interest since").isNotEqualTo(demanded);
        bank.receives(inTime, demanded, "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(inTime).allocated()).isEqualTo(1);

        assertThat(client.claim(one).path("outcome").stringValue()).isEqualTo("PAID");
        agency.goTo(MONDAY.plusDays(40));
        assertThat(client.eventTypes(one))
                .as("no second letter")
                .filteredOn("letter.sent"::equals)
                .hasSize(1);
    }

    @Test
    void two_euros_less_than_demanded_are_a_part_payment() {
        CollectionCase one = client.handOver("H-10");
        agency.goTo(MONDAY);
        String less = new BigDecimal(client.amount(one, "open"))
                .subtract(new BigDecimal("2.00"))
                .toPlainString();
        LocalDate inTime = MONDAY.plusDays(10);
        agency.goTo(inTime);
        bank.receives(inTime, less, "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(inTime).allocated()).isEqualTo(1);

        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("PRE_COURT");
    }

    @Test
    void a_part_payment_is_set_against_costs_then_interest_then_principal() {
        CollectionCase one = client.handOver("H-2");
        bank.receives(MONDAY, "50.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        agency.goTo(MONDAY);

        JsonNode paid = client.events(one).stream()
                .filter(event -> event.path("type").stringValue().equals("payment.received"))
                .findFirst()
                .orElseThrow()
                .path("data");
        assertThat(paid.at("/allocation/merchantCosts/amount").stringValue()).isEqualTo("1.50");
        assertThat(paid.at("/allocation/collectionCosts/amount").stringValue()).isEqualTo("30.90");
        assertThat(paid.at("/allocation/interest/amount").stringValue()).isEqualTo("0.90");
        assertThat(paid.at("/allocation/principal/0/invoiceNumber").stringValue())
                .isEqualTo("RE-H-2");
        assertThat(paid.at("/allocation/principal/0/amount/amount").stringValue())
                .isEqualTo("16.70");
        assertThat(client.amount(one, "principal")).isEqualTo("73.20");
        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("PRE_COURT");
    }

    @Test
    void the_oldest_invoice_is_paid_first_and_those_of_one_day_in_proportion() {
        String second = """
                , {"invoiceNumber": "%s", "kind": "GOODS", "subjectMatter": "Mühle", "invoiceDate": "%s", "dueDate": "%s",
                  "amount": {"amount": "%s", "currency": "EUR"}, "openAmount": {"amount": "%s", "currency": "EUR"}}],
                 "sideCosts"\
                """;
        CollectionCase older = client.handOver(
                "H-6",
                Claims.of("H-6", "RE-6")
                        .replace(
                                "],\n \"sideCosts\"",
                                second.formatted("RE-6a", "2026-07-01", "2026-07-15", "40.00", "40.00")));
        CollectionCase equal = client.handOver(
                "H-7",
                Claims.of("H-7", "RE-7")
                        .replace(
                                "],\n \"sideCosts\"",
                                second.formatted("RE-7a", "2026-08-03", "2026-08-17", "179.80", "179.80")));
        for (CollectionCase one : List.of(older, equal)) {
            JsonNode amounts = client.claim(one).path("amounts");
            String costs = new BigDecimal(amounts.at("/open/amount").stringValue())
                    .subtract(new BigDecimal(amounts.at("/principal/amount").stringValue()))
                    .add(new BigDecimal("30.00"))
                    .toPlainString();
            bank.receives(MONDAY, costs, "Kim Muster", KIM, one.reference());
        }
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(2);
        agency.goTo(MONDAY);
        assertThat(paidOn(older)).containsExactly("RE-6a 30.00");
        assertThat(paidOn(equal)).containsExactly("RE-7 10.00", "RE-7a 20.00");
    }

    private List<String> paidOn(CollectionCase one) {
        return client.events(one).stream()
                .filter(event -> event.path("type").stringValue().equals("payment.received"))
                .flatMap(event -> event.at("/data/allocation/principal").valueStream())
                .map(share -> share.path("invoiceNumber").stringValue() + " "
                        + share.at("/amount/amount").stringValue())
                .toList();
    }

    @Test
    void what_is_paid_too_much_goes_back_to_the_payer() {
        CollectionCase one = client.handOver("H-3");
        bank.receives(MONDAY, "200.00", "Kim Muster", KIM, "Zahlung " + one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        agency.goTo(MONDAY);
        assertThat(client.claim(one).path("status").stringValue()).isEqualTo("CLOSED");

        bank.executes(MONDAY, MONDAY.plusDays(1));
        assertThat(bank.tells(MONDAY.plusDays(1)).waiting()).isZero();
        assertThat(bank.balance().toPlainString()).isEqualTo("123.20");
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void a_payment_that_names_nothing_waits_until_a_person_says_what_it_is_for() {
        CollectionCase one = client.handOver("H-4");
        agency.goTo(MONDAY);
        bank.receives(MONDAY, "20.00", "Erika Nachbarin", KIM, "fuer Kim");
        assertThat(bank.tells(MONDAY).waiting()).isEqualTo(1);
        assertThat(proof().unallocated().toPlainString()).isEqualTo("20.00");
        assertThat(proof().holds()).isTrue();

        TrustEntry entry = waiting().getFirst();
        assertThat(entry.reason()).isEqualTo("NO_CASE_NAMED");
        assertThat(agency.bean(TrustStatements.class).assign(entry.id(), one, MONDAY, "clara"))
                .isTrue();
        assertThat(agency.bean(TrustStatements.class).assign(entry.id(), one, MONDAY, "clara"))
                .as("a second click")
                .isFalse();
        assertThat(client.amount(one, "paid")).isEqualTo("20.00");
        assertThat(proof().unallocated().isZero()).isTrue();
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void an_invoice_number_with_the_debtors_name_is_enough() {
        CollectionCase one = client.handOver("H-5", Claims.of("H-5", "RE-10005"));
        bank.receives(MONDAY, "20.00", "Kim Muster", KIM, "Rechnung RE-10005");
        bank.receives(MONDAY, "30.00", "Jemand Anders", KIM, "Rechnung RE-10005");
        TrustStatements.Taken taken = bank.tells(MONDAY);
        assertThat(taken.allocated()).isEqualTo(1);
        assertThat(taken.waiting()).isEqualTo(1);
        assertThat(client.amount(one, "paid")).isEqualTo("20.00");
    }

    @Test
    void the_same_statement_again_changes_nothing() {
        CollectionCase one = client.handOver("H-6");
        bank.receives(MONDAY, "20.00", "Kim Muster", KIM, one.reference());
        bank.receives(MONDAY, "20.00", "Kim Muster", KIM, one.reference());
        byte[] file = bank.statement(MONDAY);
        TrustStatements statements = agency.bean(TrustStatements.class);
        assertThat(statements.take("a.xml", file, MONDAY, "test").allocated())
                .as("two equal payments of one day are two")
                .isEqualTo(2);
        TrustStatements.Taken again = statements.take("b.xml", file, MONDAY.plusDays(1), "test");
        assertThat(again.known()).isEqualTo(2);
        assertThat(again.allocated()).isZero();
        assertThat(client.amount(one, "paid")).isEqualTo("40.00");
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void two_equal_payments_that_come_back_in_one_statement_are_both_owed_again() {
        CollectionCase one = client.handOver("H-9");
        bank.receives(MONDAY, "20.00", "Kim Muster", KIM, one.reference());
        bank.receives(MONDAY, "20.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(2);
        bank.takesBack(MONDAY.plusDays(1), "20.00", "Kim Muster", KIM, one.reference());
        bank.takesBack(MONDAY.plusDays(1), "20.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY.plusDays(1)).waiting()).isZero();
        agency.goTo(MONDAY.plusDays(1));
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void a_payment_that_comes_back_is_owed_again_and_taken_back_in_the_next_settlement() {
        CollectionCase one = client.handOver("H-7");
        bank.receives(MONDAY, "100.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        agency.goTo(FRIDAY);
        bank.executes(FRIDAY, FRIDAY.plusDays(3));
        assertThat(bank.tells(FRIDAY.plusDays(3)).waiting()).isZero();
        agency.goTo(FRIDAY.plusDays(3));
        String before = client.paidOut(one);
        assertThat(before).isEqualTo("69.10");

        bank.takesBack(FRIDAY.plusDays(4), "100.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(FRIDAY.plusDays(4)).waiting()).isZero();
        agency.goTo(FRIDAY.plusDays(4));
        assertThat(client.eventTypes(one)).contains("payment.reversed");
        assertThat(client.amount(one, "paid")).isEqualTo("0.00");
        assertThat(client.amount(one, "principal")).isEqualTo("89.90");
        assertThat(proof().holds()).isTrue();

        agency.goTo(FRIDAY.plusDays(7));
        JsonNode back = client.settlement();
        assertThat(ClientDesk.total(back, "received")).isEqualTo("-100.00");
        assertThat(back.path("status").stringValue())
                .as("nothing to transfer, the rest is carried over")
                .isEqualTo("PAID");
        assertThat(client.paidOut(one)).isEqualTo("0.00");

        bank.receives(FRIDAY.plusDays(8), "100.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(FRIDAY.plusDays(8)).allocated()).isEqualTo(1);
        agency.goTo(FRIDAY.plusDays(14));
        JsonNode third = client.settlement();
        assertThat(ClientDesk.lines(third)).last().asString().startsWith("CARRIED_OVER 0.00 0.00 -");
        bank.executes(FRIDAY.plusDays(14), FRIDAY.plusDays(17));
        assertThat(bank.tells(FRIDAY.plusDays(17)).waiting()).isZero();
        assertThat(proof().holds()).isTrue();
    }
}
