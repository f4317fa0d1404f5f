package de.mahnwerk.agency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DefaultGround;
import de.mahnwerk.agency.cases.InterestBasis;
import de.mahnwerk.agency.cases.NewCase;
import de.mahnwerk.agency.intake.ClaimFiles;
import de.mahnwerk.agency.settlement.Settlement;
import de.mahnwerk.agency.settlement.Settlements;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.testing.Contract.Reply;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.time.Ids;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client pays for what: failure is free for claims through the interface, and only for those. */
class SettlementScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final String KIM = "DE02120300000000202051";

    private final AgencyHouse agency = AgencyHouse.open(SettlementScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    /** A claim that a clerk types in, as the portal does. */
    private CollectionCase typedIn(String reference) {
        return typedIn(client.caller().client(), reference);
    }

    private CollectionCase typedIn(long id, String reference) {
        NewCase typed = new NewCase(
                Ids.next(),
                reference,
                new CaseDebtor(
                        0,
                        DebtorKind.CONSUMER,
                        "Herr",
                        "Toni",
                        "Test",
                        null,
                        null,
                        null,
                        null,
                        "Weg 1",
                        "10115",
                        "Berlin",
                        "DE",
                        List.of(),
                        List.of(),
                        null,
                        "de",
                        null),
                List.of(new CaseItem(
                        1,
                        "P-" + reference,
                        "GOODS",
                        "Stuhl",
                        MONDAY.minusDays(90),
                        MONDAY.minusDays(88),
                        MONDAY.minusDays(88),
                        MONDAY.minusDays(74),
                        Money.eur("45.00"),
                        Money.eur("45.00"))),
                List.of(),
                MONDAY.minusDays(50),
                DefaultGround.REMINDER,
                List.of(MONDAY.minusDays(51)),
                InterestBasis.STATUTORY_CONSUMER,
                null,
                MONDAY.minusDays(50),
                CreditorVat.CREDITOR_DEDUCTS,
                false,
                Channel.PORTAL);
        return agency.bean(Tenancy.class)
                .as(
                        id,
                        () -> agency.bean(Cases.class)
                                .open(
                                        id,
                                        List.of(typed),
                                        MONDAY,
                                        agency.bean(BusinessClock.class).now()))
                .getFirst();
    }

    @Test
    void failure_costs_nothing_for_a_claim_through_the_interface_and_the_fee_for_another() {
        CollectionCase handedOver = client.handOver("H-1");
        CollectionCase typedIn = typedIn("P-1");
        agency.goTo(MONDAY.plusDays(18 + 17 + 21));
        assertThat(client.claim(handedOver).path("outcome").stringValue()).isEqualTo("UNCOLLECTIBLE");
        assertThat(client.claim(typedIn).path("outcome").stringValue()).isEqualTo("UNCOLLECTIBLE");

        agency.goTo(LocalDate.of(2027, 1, 1));
        JsonNode settled = client.settlement();
        assertThat(ClientDesk.lines(settled))
                .containsExactly("FAILURE_FEE_WAIVED 0.00 0.00 0.00", "FAILURE_FEE 15.00 2.85 -17.85");
        assertThat(ClientDesk.total(settled, "waived")).isEqualTo("15.00");
        assertThat(ClientDesk.total(settled, "fees")).isEqualTo("15.00");
        assertThat(ClientDesk.total(settled, "payout")).isEqualTo("-17.85");
        assertThat(settled.path("status").stringValue())
                .as("nothing to transfer; the rest is carried over")
                .isEqualTo("PAID");
        assertThat(client.eventTypes(handedOver)).endsWith("case.closed", "fee.waived");
        assertThat(client.eventTypes(typedIn)).endsWith("case.closed", "fee.charged");

        JsonNode report = agency.operate("GET", "ops/report", "").json();
        assertThat(report.at("/fees/failureCharged").stringValue()).isEqualTo("15.00");
        assertThat(report.at("/fees/failureWaived").stringValue()).isEqualTo("15.00");
        assertThat(report.at("/cases/CLOSED").longValue()).isEqualTo(2);
        assertThat(report.at("/outcomes/UNCOLLECTIBLE").longValue()).isEqualTo(2);
        assertThat(report.at("/trust/holds").booleanValue()).isTrue();
    }

    @Test
    void an_instruction_costs_its_price_once_it_is_done_and_nothing_when_it_fails() {
        CollectionCase moved = client.handOver("H-1");
        String path = "v1/claims/" + moved.id() + "/instructions";
        String found = order(path, "trace-1");
        String lost = order(path, "trace-2");
        try (Clerk clerk = agency.clerk()) {
            String page = "cases/" + moved.reference();
            assertThat(clerk.look(page).html()).contains("Anschrift ermitteln", "netto, wenn erledigt");
            assertThat(clerk.fill(page + "/instructions/" + found, Map.of("state", "IN_PROGRESS"))
                            .status())
                    .isEqualTo(200);
            assertThat(clerk.fill(page + "/instructions/" + found, Map.of("state", "DONE"))
                            .html())
                    .as("a result is asked for")
                    .contains("Bitte das Ergebnis eintragen");
            Clerk.Sight done = clerk.fill(
                    page + "/instructions/" + found, Map.of("state", "DONE", "result", "Neue Anschrift in Leipzig"));
            assertThat(done.html()).contains("Neue Anschrift in Leipzig", "erledigt");
            Clerk.Sight failed = clerk.fill(
                    page + "/instructions/" + lost, Map.of("state", "FAILED", "result", "Unbekannt verzogen"));
            assertThat(failed.html()).contains("nicht ausführbar");
            assertThat(clerk.fill(page + "/instructions/" + lost, Map.of("state", "DONE", "result", "doch"))
                            .html())
                    .contains("schon abgeschlossen");
        }
        assertThat(client.get(path).at("/instructions/0/result/de").stringValue())
                .isEqualTo("Neue Anschrift in Leipzig");
        agency.goTo(FRIDAY.plusDays(8));
        assertThat(client.eventTypes(moved))
                .as("ordered, ordered, begun, done, failed")
                .containsOnlyOnce("claim.accepted")
                .filteredOn("instruction.changed"::equals)
                .hasSize(5);
        JsonNode settled = client.settlement();
        assertThat(ClientDesk.lines(settled)).containsExactly("INSTRUCTION 12.00 2.28 -14.28");
        assertThat(settled.at("/lines/0/text/de").stringValue()).isEqualTo("Auftrag: Anschrift ermitteln");
        assertThat(ClientDesk.total(settled, "fees")).isEqualTo("12.00");
        assertThat(ClientDesk.total(settled, "payout")).isEqualTo("-14.28");
        assertThat(client.eventTypes(moved)).containsOnlyOnce("fee.charged");

        agency.goTo(FRIDAY.plusDays(40));
        assertThat(client.get("v1/settlements").path("settlements"))
                .as("nothing is charged twice")
                .hasSize(1);
    }

    private String order(String path, String key) {
        Reply ordered =
                agency.post(client.caller().token(), path, "{\"kind\": \"TRACE_ADDRESS\"}", "Idempotency-Key", key);
        assertThat(ordered.status()).as(ordered.body()).isEqualTo(201);
        return ordered.json().path("id").stringValue();
    }

    /** A claim in a file, as a system without REST sends it. */
    private CollectionCase inAFile(String reference) {
        String file = """
                merchantReference;debtor.kind;debtor.firstName;debtor.lastName;debtor.address.street;debtor.address.postcode;\
                debtor.address.city;debtor.address.country;principal.invoiceNumber;principal.kind;principal.subjectMatter;\
                principal.invoiceDate;principal.dueDate;principal.amount;principal.openAmount;inDefault.since;inDefault.ground;\
                inDefault.reminderDates;disputed;performanceRendered;creditorDeductsVat
                %1$s;CONSUMER;Kim;Muster;Lindenweg 7;04109;Leipzig;DE;RE-%1$s;GOODS;Stuhl;2026-08-03;2026-08-17;45.00;45.00;\
                2026-09-08;REMINDER;2026-09-07;false;true;true
                """.formatted(reference);
        long id = client.caller().client();
        return agency.bean(Tenancy.class).as(id, () -> {
            var taken = agency.bean(ClaimFiles.class).take(id, "claims.csv", file.getBytes(UTF_8));
            assertThat(taken.accepted()).as(taken.result()).isEqualTo(1);
            return agency.bean(Cases.class)
                    .byMerchantReference(id, List.of(reference))
                    .getFirst();
        });
    }

    @Test
    void failure_costs_the_fee_for_a_claim_by_file_although_one_through_the_interface_is_free() {
        CollectionCase handedOver = client.handOver("H-5");
        CollectionCase inAFile = inAFile("F-5");
        agency.goTo(MONDAY.plusDays(18 + 17 + 21));
        assertThat(client.claim(inAFile).path("channel").stringValue()).isEqualTo("FILE");
        assertThat(client.claim(inAFile).path("outcome").stringValue()).isEqualTo("UNCOLLECTIBLE");

        agency.goTo(LocalDate.of(2027, 1, 1));
        assertThat(ClientDesk.lines(client.settlement()))
                .containsExactlyInAnyOrder("FAILURE_FEE_WAIVED 0.00 0.00 0.00", "FAILURE_FEE 15.00 2.85 -17.85");
        assertThat(client.eventTypes(handedOver)).endsWith("case.closed", "fee.waived");
        assertThat(client.eventTypes(inAFile)).endsWith("case.closed", "fee.charged");
    }

    @Test
    void collection_costs_that_the_client_received_are_set_off() {
        CollectionCase one = client.handOver("H-2");
        Reply reported = agency.post(
                client.caller().token(), "v1/claims/" + one.id() + "/payments", """
                {"kind": "PAYMENT", "paymentReference": "Z-1-17", "valueDate": "2026-11-02",
                 "amount": {"amount": "60.00", "currency": "EUR"}}
                """, "Idempotency-Key", "z-1");
        assertThat(reported.status()).as(reported.body()).isEqualTo(201);
        bank.receives(MONDAY, "20.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);

        agency.goTo(FRIDAY);
        JsonNode settled = client.settlement();
        assertThat(ClientDesk.lines(settled))
                .containsExactlyInAnyOrder(
                        "DIRECT_PAYMENT_SET_OFF 30.90 5.87 -36.77",
                        // 60.00 - 1.50 - 30.90 = 27.60 of interest and principal
                        "SUCCESS_FEE 1.38 0.26 -1.64",
                        "RECEIPT 20.00 0.00 20.00",
                        "SUCCESS_FEE 1.00 0.19 -1.19");
        assertThat(ClientDesk.total(settled, "payout")).isEqualTo("-19.60");
        assertThat(client.paidOut(one)).isEqualTo("20.00");

        bank.receives(FRIDAY.plusDays(1), "40.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(FRIDAY.plusDays(1)).allocated()).isEqualTo(1);
        agency.goTo(FRIDAY.plusDays(7));
        assertThat(ClientDesk.lines(client.settlement())).contains("CARRIED_OVER 0.00 0.00 -19.60");
    }

    @Test
    void a_settlement_is_a_letter_and_a_table_and_made_once() {
        CollectionCase one = client.handOver("H-3");
        bank.receives(MONDAY, "50.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        agency.goTo(FRIDAY);
        agency.goTo(FRIDAY.plusDays(1));
        assertThat(ClientDesk.list(client.get("v1/settlements").path("settlements")))
                .hasSize(1);
        String address = "v1/settlements/" + client.settlement().path("id").stringValue();
        assertThat(agency.get(client.caller().token(), address + ".pdf").body()).startsWith("%PDF-");
        assertThat(agency.get(client.caller().token(), address + ".csv").body())
                .contains(
                        "AB-26-",
                        ";RECEIPT;" + one.reference() + ";H-3;02.11.2026;50,00;0,00;0,00;50,00;Zahlungseingang");
    }

    private List<Settlement> settled(long client) {
        return agency.bean(Tenancy.class)
                .as(client, () -> agency.bean(Settlements.class).latest(client, 10));
    }

    @Test
    void money_of_a_client_whose_account_nobody_confirmed_stays_on_the_trust_account() {
        try (Clerk clerk = agency.clerk();
                Clerk approver = agency.person(Role.APPROVER)) {
            Clerk.Sight _ = clerk.look("clients");
            Map<String, String> typed = new HashMap<>(Map.of(
                    "number", "K-9",
                    "name", "Teehaus Sommer",
                    "street", "Deichstraße 9",
                    "postcode", "20459",
                    "city", "Hamburg",
                    "email", "kasse@teehaus.example",
                    "payoutHolder", "Teehaus Sommer"));
            typed.put("payoutIban", "DE02500105170137075030");
            long other = Long.parseLong(clerk.fill("clients", typed).path().replaceAll("\\D", ""));
            CollectionCase one = typedIn(other, "P-9");
            bank.receives(MONDAY, "50.00", "Toni Test", KIM, one.reference());
            assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
            agency.goTo(FRIDAY);
            assertThat(settled(other)).isEmpty();

            String page = "clients/" + other + "/onboarding";
            String confirm = approver.look(page).html().replaceAll("(?s).*/(account/\\d+/confirm)\".*", "$1");
            assertThat(approver.fill(page.replace("onboarding", confirm), Map.of())
                            .status())
                    .isEqualTo(200);
            agency.goTo(FRIDAY.plusDays(7));
            assertThat(settled(other))
                    .singleElement()
                    .satisfies(
                            settlement -> assertThat(settlement.payoutCents()).isPositive());
        }
    }

    @Test
    void what_a_settlement_charges_is_invoiced_once_and_the_numbers_have_no_gap() {
        CollectionCase one = client.handOver("H-4");
        bank.receives(MONDAY, "50.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        agency.goTo(FRIDAY);
        agency.goTo(FRIDAY.plusDays(1));
        String first = client.settlement().path("id").stringValue();
        bank.receives(FRIDAY.plusDays(1), "10.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(FRIDAY.plusDays(1)).allocated()).isEqualTo(1);
        agency.goTo(FRIDAY.plusDays(7));
        String second = client.settlement().path("id").stringValue();

        try (Clerk clerk = agency.clerk()) {
            assertThat(clerk.look("settlements/" + first).html()).contains("Rechnung RE-26-000001 (XRechnung)");
            // 30.90 of collection costs; 5 % of 50.00 - 1.50 - 30.90 = 17.60 are 0.88; 31.78 * 19 % = 6.04
            assertThat(clerk.look("settlements/" + first + ".xml").html())
                    .contains(
                            "<ram:ID>RE-26-000001</ram:ID>",
                            "<ram:TaxBasisTotalAmount>31.78<",
                            "<ram:TaxTotalAmount currencyID=\"EUR\">6.04<",
                            "<ram:TotalPrepaidAmount>37.82<",
                            "<ram:DuePayableAmount>0.00<");
            assertThat(ClientDesk.total(client.get("v1/settlements/" + first), "vat"))
                    .as("the settlement says the same")
                    .isEqualTo("6.04");
            assertThat(clerk.look("settlements/" + second + ".xml").html())
                    .contains("<ram:ID>RE-26-000002</ram:ID>", "<ram:GrandTotalAmount>0.60<");
        }
        assertThat(agency.get(client.caller().token(), "v1/settlements/" + first + ".pdf")
                        .body())
                .as("the client fetches it with the statement")
                .contains("xrechnung.xml", "/AFRelationship");
    }

    @Test
    void large_claims_have_a_rate_of_their_own_and_enough_money_does_not_wait_for_friday() {
        CollectionCase before = client.handOver("H-6");
        try (Clerk clerk = agency.clerk()) {
            String page = "clients/" + client.caller().client();
            Map<String, String> terms = new HashMap<>(Map.of(
                    "validFrom", MONDAY.toString(),
                    "successFeePercent", "10",
                    "tierFrom1", "80",
                    "tierPercent1", "4",
                    "minimumFee", "2,00",
                    "failureFee", "15",
                    "withdrawalFee", "20",
                    "payoutOrder", "LEGAL",
                    "smallRest", "2",
                    "settlementPeriod", "MONTHLY"));
            terms.put("settlementThreshold", "50,00");
            Clerk.Sight _ = clerk.look(page);
            terms.put("tierPercent2", "3");
            terms.put("tierDays2", "365");
            assertThat(clerk.fill(page + "/terms", terms).html())
                    .as("older claims would be cheaper")
                    .contains("Die Staffel passt nicht");
            terms.remove("tierPercent2");
            assertThat(clerk.fill(page + "/terms", terms).html())
                    .contains(
                            "4\u00a0% ab 80,00\u00a0€ und 0 Tagen",
                            "mindestens 2,00\u00a0€ je Forderung", "oder ab 50,00");
        }
        assertThat(client.get("v1/terms").at("/text/de").stringValue())
                .contains(
                        "10 % auf Hauptforderung und Zinsen, 4 % ab 80,00 € und 0 Tagen nach Fälligkeit, mindestens 2,00 €");
        CollectionCase one = client.handOver("H-7");
        bank.receives(MONDAY, "40.00", "Kim Muster", KIM, one.reference());
        assertThat(bank.tells(MONDAY).allocated()).isEqualTo(1);
        agency.goTo(MONDAY);
        assertThat(client.get("v1/settlements").path("settlements"))
                .as("not enough yet")
                .isEmpty();

        bank.receives(MONDAY.plusDays(1), "80.00", "Kim Muster", KIM, one.reference());
        bank.receives(MONDAY.plusDays(1), "40.00", "Kim Muster", KIM, before.reference());
        assertThat(bank.tells(MONDAY.plusDays(1)).allocated()).isEqualTo(2);
        agency.goTo(MONDAY.plusDays(1));
        // of 40.00 on 1.50 and 30.90 of costs 7.60 are left: the least fee; 4 % of 87.60 are 3.50
        assertThat(ClientDesk.lines(client.settlement()))
                .contains("SUCCESS_FEE 2.00 0.38 -2.38", "SUCCESS_FEE 1.50 0.29 -1.79")
                .as("accepted on the same day before the terms were agreed: 5 %% of 7.60 and no least fee")
                .contains("SUCCESS_FEE 0.38 0.07 -0.45");
        String settled = client.settlement().path("id").stringValue();

        bank.receives(MONDAY.plusDays(2), "45.00", "Kim Muster", KIM, before.reference());
        assertThat(bank.tells(MONDAY.plusDays(2)).allocated()).isEqualTo(1);
        agency.goTo(MONDAY.plusDays(2));
        assertThat(client.settlement().path("id").stringValue())
                .as("what was settled does not count again")
                .isEqualTo(settled);
    }

    @Test
    void terms_and_quotes_say_before_what_it_will_cost() {
        JsonNode terms = client.get("v1/terms");
        assertThat(terms.path("failureFeeWaivedForInterface").booleanValue()).isTrue();
        assertThat(terms.at("/text/de").stringValue()).contains("erlassen für Forderungen über die Schnittstelle");
        Reply quote = agency.post(client.caller().token(), "v1/quotes", """
                {"debtorKind": "CONSUMER", "principal": {"amount": "200.00", "currency": "EUR"}, "creditorDeductsVat": true}
                """);
        assertThat(quote.status()).as(quote.body()).isEqualTo(200);
        assertThat(quote.json().at("/collectionCosts/amount").stringValue()).isEqualTo("30.90");
        assertThat(quote.json().at("/successFee/amount").stringValue()).isEqualTo("10.00");
        assertThat(quote.json().at("/vatOnSuccess/amount").stringValue()).isEqualTo("7.77");
        assertThat(quote.json().path("failureFeeWaived").booleanValue()).isTrue();
        try (Clerk clerk = agency.clerk()) {
            String page = "clients/" + client.caller().client() + "/calculator";
            assertThat(clerk.look(page + "?principal=200,00").html())
                    .contains("10,00\u00a0€", "7,77\u00a0€", "182,23\u00a0€")
                    .containsPattern(
                            "(?s)Schnittstelle</td><td class=\"num\">0,00.*von Hand</td><td class=\"num\">15,00");
            assertThat(clerk.look(page + "?principal=viel").status()).isEqualTo(422);
            assertThat(clerk.look(page + "?principal=0").status()).isEqualTo(422);
        }
    }
}
