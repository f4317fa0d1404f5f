package de.mahnwerk.merchant.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.ConnectedSystem;
import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Invoices that are paid in instalments: agreed here, or brought so by the merchant's own program. */
class InstalmentsScenario {

    private static final String KIM = "DE89370400440532013000";
    private static final MerchantHouse HOUSE = MerchantHouse.open(InstalmentsScenario.class);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final HouseBank bank = new HouseBank();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private Shop.Sight agree(String number, int count, LocalDate first) {
        return shop.fill(
                "items/" + shop.idOf(number) + "/instalments",
                Map.of("count", Integer.toString(count), "first", first.toString(), "interval", "MONTH"));
    }

    private Shop.Sight revoke(String number) {
        return shop.fill("items/" + shop.idOf(number) + "/instalments/revoke", Map.of("reason", "hält sie nicht ein"));
    }

    private Shop.Sight statement() {
        return shop.imports("auszug.xml", bank.statement(today));
    }

    private Map<String, String> open() {
        Map<String, String> open = new HashMap<>();
        shop.items().forEach((number, item) -> open.put(number, item.open()));
        return open;
    }

    @Test
    void an_invoice_becomes_instalments_that_fall_due_one_after_the_other() {
        shop.owes(kim.invoice("RE-1", "100,00", today.minusDays(8)));

        Shop.Sight agreed = agree("RE-1", 3, today);

        assertThat(agreed.text()).contains("Die Raten sind vereinbart", "umgestellt", "RE-1/1", "RE-1/2", "RE-1/3");
        assertThat(open())
                .containsOnly(
                        Map.entry("RE-1", "0,00"),
                        Map.entry("RE-1/1", "33,34"),
                        Map.entry("RE-1/2", "33,33"),
                        Map.entry("RE-1/3", "33,33"));
        assertThat(shop.item("RE-1").state()).isEqualTo("umgestellt");
        assertThat(shop.look("items/" + shop.idOf("RE-1/3")).text()).contains("Rate der Rechnung RE-1");
        assertThat(shop.look("customers/" + shop.customerOf("RE-1")).text()).contains("Raten vereinbart");
    }

    @Test
    void only_the_instalment_that_is_overdue_is_dunned() {
        shop.owes(kim.invoice("RE-1", "90,00", today.minusDays(8)));
        Shop.Sight _ = agree("RE-1", 3, today);
        assertThat(shop.fill("runs", Map.of()).text()).contains("Heute ist nichts zu mahnen");
        HOUSE.goTo(today.plusDays(8));

        long _ = shop.duns();

        assertThat(shop.items())
                .extractingByKeys("RE-1", "RE-1/1", "RE-1/2")
                .extracting(Shop.Item::level)
                .containsExactly(0, 1, 0);
    }

    @Test
    void who_pays_under_the_invoice_number_pays_the_oldest_instalments() {
        shop.owes(kim.invoice("RE-2026-71", "90,00", today.minusDays(8)));
        Shop.Sight _ = agree("RE-2026-71", 3, today);
        bank.receives(today, "45.00", "Kim Muster", KIM, "RE 2026 71, erste anderthalb Raten");
        bank.receives(today, "30.00", "Kim Muster", KIM, "RE-2026-71/3");

        assertThat(statement().text()).contains("zugeordnet 2");

        assertThat(open())
                .containsOnly(
                        Map.entry("RE-2026-71", "0,00"),
                        Map.entry("RE-2026-71/1", "0,00"),
                        Map.entry("RE-2026-71/2", "15,00"),
                        Map.entry("RE-2026-71/3", "0,00"));
    }

    @Test
    void a_payment_from_before_that_comes_back_is_owed_on_the_invoice_and_one_of_an_instalment_on_the_instalment() {
        shop.owes(kim.invoice("RE-2026-81", "100,00", today.minusDays(8)));
        bank.receives(today, "40.00", "Kim Muster", KIM, "RE-2026-81");
        Shop.Sight _ = statement();
        Shop.Sight _ = agree("RE-2026-81", 2, today);
        bank.receives(today, "30.00", "Kim Muster", KIM, "RE-2026-81");
        Shop.Sight _ = statement();
        assertThat(shop.item("RE-2026-81/1").state()).isEqualTo("PAID");

        bank.takesBack(today, "30.00", "Kim Muster", KIM, "RE-2026-81");
        bank.takesBack(today, "40.00", "Kim Muster", KIM, "RE-2026-81");
        Shop.Sight _ = statement();

        assertThat(open())
                .containsOnly(
                        Map.entry("RE-2026-81", "40,00"),
                        Map.entry("RE-2026-81/1", "30,00"),
                        Map.entry("RE-2026-81/2", "30,00"));
        assertThat(shop.item("RE-2026-81").state()).isEqualTo("OPEN");
    }

    @Test
    void instalments_that_are_not_kept_are_taken_back_and_what_was_paid_stays_paid() {
        shop.owes(kim.invoice("RE-1", "90,00", today.minusDays(8)));
        Shop.Sight _ = agree("RE-1", 3, today);
        Shop.Sight _ = shop.pays("RE-1/1", "30,00", today);

        assertThat(revoke("RE-1").text()).contains("der Rest ist wieder auf der Rechnung offen");

        assertThat(open())
                .containsOnly(
                        Map.entry("RE-1", "60,00"),
                        Map.entry("RE-1/1", "0,00"),
                        Map.entry("RE-1/2", "0,00"),
                        Map.entry("RE-1/3", "0,00"));
        assertThat(shop.item("RE-1/1").state()).isEqualTo("PAID");
        assertThat(shop.item("RE-1/2").state()).isEqualTo("umgestellt");
        assertThat(revoke("RE-1").status()).as("only once").isEqualTo(422);
        long _ = shop.duns();
        assertThat(shop.item("RE-1").level()).isEqualTo(1);

        assertThat(agree("RE-1", 2, today).text())
                .as("and agreed anew, under new numbers")
                .contains("RE-1/4", "RE-1/5");
    }

    @Test
    void costs_and_interest_until_the_agreement_wait_for_the_merchants_choice() {
        shop.owes(kim.invoice("RE-1", "800,00", today.minusDays(60)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(30));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(60));

        Shop.Sight _ = agree("RE-1", 4, HOUSE.today());

        assertThat(shop.look("leftovers").text()).contains("RE-1");
    }

    /** The shop's program knows the invoice only. */
    @Test
    void a_system_reports_a_payment_of_the_invoice_and_takes_it_back() {
        shop.owes(kim.invoice("RE-1", "90,00", today.minusDays(8)));
        Shop.Sight _ = agree("RE-1", 3, today);
        ConnectedSystem system = shop.connects("Shop");
        String payment = """
                {"invoiceNumber": "RE-1", "reference": "PP-7", "valueOn": "%s", "amount": {"amount": "45.00", "currency": "EUR"}}
                """.formatted(today);

        assertThat(system.post("api/v1/payments", payment).status()).isEqualTo(201);
        assertThat(open())
                .containsOnly(
                        Map.entry("RE-1", "0,00"),
                        Map.entry("RE-1/1", "0,00"),
                        Map.entry("RE-1/2", "15,00"),
                        Map.entry("RE-1/3", "30,00"));
        assertThat(system.post("api/v1/payments", payment).status()).as("once").isEqualTo(409);

        assertThat(system.post("api/v1/payments/reversal", "{\"invoiceNumber\": \"RE-1\", \"reference\": \"PP-7\"}")
                        .status())
                .isEqualTo(200);
        assertThat(open())
                .containsOnly(
                        Map.entry("RE-1", "0,00"),
                        Map.entry("RE-1/1", "30,00"),
                        Map.entry("RE-1/2", "30,00"),
                        Map.entry("RE-1/3", "30,00"));
        assertThat(system.post("api/v1/blocks", "{\"invoiceNumber\": \"RE-1\", \"reason\": \"Reklamation\"}")
                        .status())
                .as("of which instalment?")
                .isEqualTo(409);
    }

    @Test
    void what_keeps_an_invoice_from_dunning_keeps_its_instalments_too() {
        shop.owes(kim.invoice("RE-1", "90,00", today.minusDays(8)), kim.invoice("RE-2", "90,00", today.minusDays(8)));
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-1") + "/block", Map.of("reason", "Kulanz"));
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-2") + "/dispute", Map.of("reason", "nie bestellt"));

        assertThat(agree("RE-2", 2, today).text()).contains("unbestrittene Rechnungen");
        Shop.Sight _ = agree("RE-1", 2, today);
        HOUSE.goTo(today.plusDays(60));

        Shop.Sight instalments = shop.fill("runs", Map.of());
        assertThat(instalments.text()).contains("0 Posten freigeben", "RE-1/1", "gesperrt");
        Shop.Sight _ = shop.fill("runs/" + instalments.id() + "/cancel", Map.of());
        assertThat(revoke("RE-1").status()).isEqualTo(200);
        assertThat(shop.fill("runs", Map.of()).text()).contains("0 Posten freigeben", "gesperrt");
    }

    @Test
    void an_invoice_is_owed_once_whether_it_comes_whole_or_in_instalments() {
        shop.owes(kim.invoice("RE-2026-95", "90,00", today.minusDays(8)));
        String parts = """
                Kundennummer;Nachname;Straße;PLZ;Ort;Rechnungsnummer;Ratennummer;Rechnungsdatum;Fälligkeit;Betrag
                K-1;Muster;Weg 1;50667;Köln;RE-2026-95;1;01.10.2026;01.11.2026;45,00
                K-1;Muster;Weg 1;50667;Köln;RE-2026-95;2;01.10.2026;01.12.2026;45,00
                K-1;Muster;Weg 1;50667;Köln;RE-2026-96;1;01.10.2026;01.11.2026;45,00
                """;
        Shop.Sight taken = shop.imports("raten.csv", parts.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.text()).contains("neu 1", "Fehler 2");

        Shop.Sight whole = shop.imports(
                "ganz.csv",
                Ledger.csv(kim.invoice("RE-2026-96", "90,00", today.minusDays(8)))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(whole.text()).contains("neu 0", "Fehler 1");
    }

    @Test
    void another_invoice_whose_number_looks_like_an_instalments_is_another_invoice() {
        Buyer oz = Buyer.person("K-2", "Deniz", "Öz", "50667");
        shop.owes(
                kim.invoice("RE-2026-1", "90,00", today.minusDays(8)),
                oz.invoice("RE-2026-11", "45,00", today.plusDays(60)));
        Shop.Sight _ = agree("RE-2026-1", 2, today);
        bank.receives(today, "45.00", "Deniz Öz", "DE75512108001245126199", "RE-2026-11");

        Shop.Sight _ = statement();

        assertThat(shop.item("RE-2026-11").state()).isEqualTo("PAID");
        assertThat(shop.item("RE-2026-1/1").open()).isEqualTo("45,00");
    }

    @Test
    void money_for_an_instalment_that_was_taken_back_pays_the_invoice() {
        shop.owes(kim.invoice("RE-2026-97", "90,00", today.minusDays(8)));
        Shop.Sight _ = agree("RE-2026-97", 2, today);
        Shop.Sight _ = revoke("RE-2026-97");
        bank.receives(today, "45.00", "Kim Muster", KIM, "RE-2026-97/1");

        Shop.Sight _ = statement();

        assertThat(shop.item("RE-2026-97").open()).isEqualTo("45,00");
    }

    @Test
    void nonsense_is_refused_with_what_to_do() {
        shop.owes(kim.invoice("RE-1", "90,00", today.minusDays(8)));
        assertThat(agree("RE-1", 1, today).text()).contains("2 bis 36 Raten");
        assertThat(agree("RE-1", 3, today.minusDays(1)).text()).contains("nicht in der Vergangenheit");
        Shop.Sight _ = agree("RE-1", 3, today);
        assertThat(agree("RE-1", 3, today).text()).as("no longer open").contains("2 bis 36 Raten");
        assertThat(agree("RE-1/1", 3, today).text())
                .as("no instalments of instalments")
                .contains("passt zum jetzigen Stand nicht");
    }

    @Test
    void a_list_brings_instalments_of_its_own() {
        String list = """
                Kundennummer;Nachname;Straße;PLZ;Ort;Rechnungsnummer;Ratennummer;Rechnungsdatum;Fälligkeit;Betrag
                K-7;Lang;Weg 1;50667;Köln;RE-2026-91;1;01.10.2026;01.11.2026;50,00
                K-7;Lang;Weg 1;50667;Köln;RE-2026-91;Rate 2 von 2;01.10.2026;01.12.2026;50,00
                K-7;Lang;Weg 1;50667;Köln;RE-2026-92;halb;01.10.2026;01.12.2026;50,00
                """;
        Shop.Sight taken = shop.imports("raten.csv", list.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.text()).contains("neu 2", "Fehler 1", "Die Nummer der Rate ist nicht lesbar");
        assertThat(shop.imports("raten.csv", list.getBytes(StandardCharsets.UTF_8))
                        .text())
                .as("the same again")
                .doesNotContain("neu 2");
        bank.receives(today, "100.00", "Lang", KIM, "RE-2026-91");

        assertThat(statement().text()).contains("zugeordnet 1");

        assertThat(open()).containsOnly(Map.entry("RE-2026-91/1", "0,00"), Map.entry("RE-2026-91/2", "0,00"));
    }
}
