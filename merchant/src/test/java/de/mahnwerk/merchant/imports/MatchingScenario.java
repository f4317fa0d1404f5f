package de.mahnwerk.merchant.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Money on the merchant's account finds its invoices; what cannot be told waits for a person. */
class MatchingScenario {

    private static final LocalDate TODAY = MerchantHouse.FIRST_DAY;
    private static final LocalDate DUE = LocalDate.of(2026, 10, 15);
    private static final String KIM = "DE89370400440532013000";
    private static final String OZ = "DE75512108001245126199";
    private static final MerchantHouse HOUSE = MerchantHouse.open(MatchingScenario.class);

    private final Shop shop = HOUSE.shop();
    private final HouseBank bank = new HouseBank();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");
    private final Buyer oz = Buyer.company("K-2", "Bäckerei Öz GmbH", "45127");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private Shop.Sight statement() {
        return shop.imports("auszug.xml", bank.statement(TODAY));
    }

    private String reference(String number) {
        Matcher found = Pattern.compile("RF\\d{2}\\w+")
                .matcher(shop.look("items/" + shop.idOf(number)).text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void a_payment_finds_its_invoice_by_reference_number_or_end_to_end_id() {
        shop.owes(
                kim.invoice("RE-2026-0001", "10,00", DUE),
                kim.invoice("RE-2026-0002", "20,00", DUE),
                oz.invoice("RE-2026-0003", "30,00", DUE),
                oz.invoice("RE-2026-0004", "40,00", DUE));
        String reference = reference("RE-2026-0001");
        bank.receives(TODAY, "10.00", "Kim Muster", KIM, reference.replaceAll("(.{4})", "$1 "))
                .receives(TODAY, "20.00", "Kim Muster", KIM, "Rechnung re 2026 0002 vom Oktober, danke")
                .receives(TODAY, "30.00", "Öz", OZ, "", "RE20260003");

        Shop.Sight taken = statement();

        assertThat(taken.text()).contains("Buchungen 3", "zugeordnet 3", "offen geblieben 0");
        assertThat(shop.items())
                .extractingByKeys("RE-2026-0001", "RE-2026-0002", "RE-2026-0003", "RE-2026-0004")
                .extracting(Shop.Item::open)
                .containsExactly("0,00", "0,00", "0,00", "40,00");
    }

    @Test
    void who_has_paid_before_is_known_by_the_account_and_the_amount_tells_the_invoice() {
        shop.owes(
                kim.invoice("R-101", "10,00", DUE),
                kim.invoice("R-102", "25,00", DUE),
                kim.invoice("R-103", "35,00", DUE));
        bank.receives(TODAY, "10.00", "Kim Muster", KIM, "R-101");
        Shop.Sight _ = statement();

        bank.receives(TODAY, "35.00", "Kim Muster", KIM, "Danke für die schönen Bohnen");
        Shop.Sight _ = statement();

        assertThat(shop.item("R-103").state()).isEqualTo("PAID");
        assertThat(shop.item("R-102").open()).isEqualTo("25,00");
    }

    @Test
    void what_cannot_be_told_waits_and_a_person_assigns_it() {
        shop.owes(kim.invoice("R-201", "50,00", DUE));
        bank.receives(TODAY, "50.00", "Oma Muster", "DE02100500000054540402", "für Kim");
        Shop.Sight taken = statement();
        assertThat(taken.text()).contains("zugeordnet 0", "offen geblieben 1");
        Shop.Sight waiting = shop.look("payments");
        assertThat(waiting.text()).contains("Oma Muster", "für Kim", "50,00 €");

        Shop.Sight unknown = assign(waiting, "R-999");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(shop.item("R-201").open()).isEqualTo("50,00");

        Shop.Sight done = assign(shop.look("payments"), "R-201");
        assertThat(done.text()).contains("Zugeordnet zu Rechnung R-201");
        assertThat(shop.item("R-201").state()).isEqualTo("PAID");
    }

    private Shop.Sight assign(Shop.Sight waiting, String number) {
        Matcher form = Pattern.compile("/payments/(\\d+)/assign").matcher(waiting.html());
        assertThat(form.find()).isTrue();
        return shop.fill("payments/" + form.group(1) + "/assign", Map.of("item", number));
    }

    @Test
    void one_payment_for_several_invoices_pays_the_oldest_first() {
        shop.owes(
                kim.invoice("R-301", "10,00", DUE),
                kim.invoice("R-302", "20,00", DUE.minusDays(5)),
                kim.invoice("R-303", "30,00", DUE.plusDays(5)));
        bank.receives(TODAY, "45.00", "Kim Muster", KIM, "R-301, R-302 und R-303 zum Teil");

        Shop.Sight _ = statement();

        assertThat(shop.items())
                .extractingByKeys("R-302", "R-301", "R-303")
                .extracting(Shop.Item::open)
                .containsExactly("0,00", "0,00", "15,00");
    }

    @Test
    void a_returned_debit_opens_the_invoice_again_and_shows_it() {
        shop.owes(oz.invoice("R-401", "60,00", DUE));
        bank.receives(TODAY, "60.00", "Öz", OZ, "R-401");
        Shop.Sight _ = statement();
        assertThat(shop.item("R-401").state()).isEqualTo("PAID");

        bank.takesBack(TODAY, "60.00", "Öz", OZ, "R-401");
        Shop.Sight _ = statement();

        assertThat(shop.item("R-401").state()).isEqualTo("OPEN");
        assertThat(shop.item("R-401").open()).isEqualTo("60,00");
        assertThat(shop.look("items?view=all&returned=true").text()).contains("R-401");
    }

    @Test
    void what_the_bank_took_for_a_returned_debit_is_owed_too() {
        shop.owes(oz.invoice("R-402", "60,00", DUE));
        bank.receives(TODAY, "60.00", "Öz", OZ, "R-402");
        Shop.Sight _ = statement();

        String back = new String(
                        bank.takesBack(TODAY, "63.50", "Öz", OZ, "R-402").statement(TODAY), StandardCharsets.UTF_8)
                .replaceFirst(
                        "<([A-Za-z]+:)?RltdPties>",
                        "<$1AmtDtls><$1InstdAmt><$1Amt Ccy=\"EUR\">60.00</$1Amt></$1InstdAmt></$1AmtDtls><$1RltdPties>");
        Shop.Sight _ = shop.imports("rueckgabe.xml", back.getBytes(StandardCharsets.UTF_8));

        assertThat(shop.item("R-402").open()).as("the invoice").isEqualTo("60,00");
        assertThat(shop.look("items/" + shop.idOf("R-402")).text()).contains("3,50");
    }

    @Test
    void the_same_movement_in_two_files_is_booked_once() {
        shop.owes(kim.invoice("R-501", "80,00", DUE));
        bank.receives(TODAY, "30.00", "Kim Muster", KIM, "R-501");
        byte[] file = bank.statement(TODAY);
        Shop.Sight _ = shop.imports("auszug.xml", file);
        byte[] copy = new String(file, java.nio.charset.StandardCharsets.UTF_8)
                .replace("</Document>", "<!-- noch einmal abgerufen --></Document>")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Shop.Sight again = shop.imports("auszug-2.xml", copy);

        assertThat(again.text()).contains("Buchungen 1");
        assertThat(shop.item("R-501").open()).isEqualTo("50,00");
    }

    @Test
    void an_overpayment_stays_as_a_credit_of_the_customer() {
        shop.owes(kim.invoice("R-601", "10,00", DUE), kim.invoice("R-602", "99,00", DUE));
        bank.receives(TODAY, "12.00", "Kim Muster", KIM, "R-601");

        Shop.Sight _ = statement();

        assertThat(shop.item("R-601").open()).isEqualTo("-2,00");
        assertThat(shop.look("customers/" + shop.customerOf("R-602")).text()).contains("97,00 €");
    }

    @Test
    void what_a_payment_probably_means_is_proposed_with_reasons_and_confirmed_in_one_click() {
        shop.owes(
                kim.invoice("RE-2026-0815", "50,00", DUE),
                kim.invoice("RE-2026-0999", "20,00", DUE),
                oz.invoice("RE-2026-1234", "77,00", DUE));
        bank.receives(TODAY, "70.00", "Kim Muster", "DE02100500000054540402", "für beide")
                .receives(TODAY, "77.00", "Unbekannt", "DE02100500000054540402", "Rechnung RE-2026-1324");
        Shop.Sight taken = statement();
        assertThat(taken.text())
                .as("a slip in the number and the right amount are sure enough")
                .contains("zugeordnet 1", "offen geblieben 1");
        assertThat(shop.item("RE-2026-1234").state()).isEqualTo("PAID");

        Shop.Sight waiting = shop.look("payments");
        assertThat(waiting.text()).contains("RE-2026-0815, RE-2026-0999 · 78 %", "Name, Summe mehrerer Rechnungen");
        Matcher form = Pattern.compile("/payments/(\\d+)/accept").matcher(waiting.html());
        assertThat(form.find()).isTrue();
        Shop.Sight done = shop.fill(
                "payments/" + form.group(1) + "/accept?item=" + shop.idOf("RE-2026-0999"),
                Map.of("item", Long.toString(shop.idOf("RE-2026-0815"))));

        assertThat(done.text()).contains("Zugeordnet zu 2 Posten");
        assertThat(shop.items())
                .extractingByKeys("RE-2026-0815", "RE-2026-0999")
                .extracting(Shop.Item::state)
                .containsOnly("PAID");
    }

    @Test
    void who_wants_to_see_every_proposal_sets_the_threshold() {
        Shop.Sight _ = shop.fill("payments/settings", Map.of("automaticFrom", "100"));
        shop.owes(oz.invoice("RE-2026-1234", "77,00", DUE));
        bank.receives(TODAY, "77.00", "Unbekannt", OZ, "Rechnung RE-2026-1324");

        assertThat(statement().text()).contains("zugeordnet 0", "offen geblieben 1");
        assertThat(shop.look("payments").text()).contains("RE-2026-1234 · 90 %", "Nummer fast gleich, Betrag");
    }
}
