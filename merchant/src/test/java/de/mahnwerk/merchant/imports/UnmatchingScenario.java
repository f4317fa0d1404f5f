package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Money was matched to the wrong invoice; somebody sees it and takes it off. */
class UnmatchingScenario {

    private static final LocalDate TODAY = MerchantHouse.FIRST_DAY;
    private static final LocalDate DUE = LocalDate.of(2026, 10, 15);
    private static final String BESIDE = "Kosten und Zinsen 3,50 €";
    private static final String OMA = "DE02100500000054540402";
    private static final MerchantHouse HOUSE = MerchantHouse.open(UnmatchingScenario.class);

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

    /** Sends the form that stands first on this page. */
    private Shop.Sight takesOff(String page, String reason) {
        Matcher form = Pattern.compile("(?s)/payments/(\\d+)/unmatch.*?name=\"assignment\" value=\"(\\d+)\"")
                .matcher(shop.look(page).html());
        assertThat(form.find()).as(page).isTrue();
        return shop.fill(
                "payments/" + form.group(1) + "/unmatch", Map.of("assignment", form.group(2), "reason", reason));
    }

    private String assign(String number) {
        Matcher form = Pattern.compile("/payments/(\\d+)/assign")
                .matcher(shop.look("payments").html());
        assertThat(form.find()).isTrue();
        return shop.fill("payments/" + form.group(1) + "/assign", Map.of("item", number))
                .text();
    }

    @Test
    void what_is_taken_off_is_owed_again_and_the_money_waits_for_a_person_only() {
        shop.owes(kim.invoice("R-101", "50,00", DUE), oz.invoice("R-102", "50,00", DUE));
        bank.receives(TODAY, "50.00", "Oma Muster", OMA, "R-101");
        Shop.Sight _ = statement();
        assertThat(shop.item("R-101").state()).isEqualTo("PAID");
        assertThat(shop.look("payments").text()).contains("Zuletzt zugeordnet", "R-101 Rechnungsnummer");

        assertThat(takesOff("payments", " ").text()).contains("warum die Zuordnung falsch war");
        assertThat(takesOff("items/" + shop.idOf("R-101"), "Oma meinte die Bäckerei")
                        .text())
                .contains(
                        "das Geld wartet wieder hier",
                        "Auf eine Zuordnung warten: 1",
                        "Abgenommen von R-101 am 02.11.2026 durch " + shop.login() + ": Oma meinte die Bäckerei")
                .doesNotContain("Zuletzt zugeordnet");
        assertThat(shop.item("R-101").open()).isEqualTo("50,00");
        assertThat(shop.item("R-101").state()).isEqualTo("OPEN");
        assertThat(shop.look("items/" + shop.idOf("R-101")).text())
                .contains("Zahlung zurückgebucht", "Oma meinte die Bäckerei (" + shop.login() + ")");

        bank.receives(TODAY, "1.00", "Unbekannt", "", "nichts");
        assertThat(statement().text()).as("never by itself again").contains("zugeordnet 0");
        assertThat(shop.item("R-101").open()).isEqualTo("50,00");

        assertThat(assign("R-102")).contains("Zugeordnet zu Rechnung R-102");
        assertThat(shop.item("R-102").state()).isEqualTo("PAID");
        assertThat(shop.look("customers/" + shop.customerOf("R-101")).text()).contains("Zahlung storniert");
    }

    @Test
    void it_may_turn_out_right_after_all_and_is_taken_off_once_each_time() {
        shop.owes(kim.invoice("R-201", "50,00", DUE));
        bank.receives(TODAY, "50.00", "Oma Muster", OMA, "R-201");
        Shop.Sight _ = statement();
        Matcher form = Pattern.compile("/payments/(\\d+)/unmatch")
                .matcher(shop.look("payments").html());
        assertThat(form.find()).isTrue();
        Map<String, String> first = Map.of("assignment", "1", "reason", "Irrtum");
        String address = "payments/" + form.group(1) + "/unmatch";
        assertThat(shop.fill(address, first).status()).isEqualTo(200);
        assertThat(shop.fill(address, first).text()).contains("jemand hat sie schon aufgehoben");
        assertThat(shop.item("R-201").open()).isEqualTo("50,00");

        assertThat(assign("R-201")).contains("Zugeordnet zu Rechnung R-201");
        assertThat(shop.item("R-201").state())
                .as("booked, though it was once before")
                .isEqualTo("PAID");
        assertThat(shop.fill(address, first).status()).as("an old page").isEqualTo(422);
        assertThat(shop.item("R-201").state()).isEqualTo("PAID");
        assertThat(takesOff("items/" + shop.idOf("R-201"), "doch nicht").status())
                .isEqualTo(200);
        assertThat(shop.item("R-201").open()).isEqualTo("50,00");
    }

    @Test
    void the_account_from_which_it_came_is_forgotten() {
        shop.owes(
                kim.invoice("R-301", "10,00", DUE),
                kim.invoice("R-302", "35,00", DUE),
                oz.invoice("R-303", "35,00", DUE));
        bank.receives(TODAY, "10.00", "Oma Muster", OMA, "R-301");
        Shop.Sight _ = statement();
        assertThat(takesOff("payments", "falscher Kunde").status()).isEqualTo(200);

        bank.receives(TODAY, "35.00", "Oma Muster", OMA, "Danke");
        assertThat(statement().text()).contains("zugeordnet 0");
        assertThat(shop.look("payments").text()).doesNotContain("bekanntes Konto");
    }

    @Test
    void all_invoices_that_one_payment_paid_are_owed_again() {
        shop.owes(kim.invoice("R-401", "10,00", DUE), kim.invoice("R-402", "20,00", DUE));
        bank.receives(TODAY, "30.00", "Kim Muster", OMA, "R-401 und R-402");
        Shop.Sight _ = statement();
        assertThat(shop.item("R-402").state()).isEqualTo("PAID");

        assertThat(takesOff("items/" + shop.idOf("R-402"), "anderer Kim").text())
                .contains("R-401, R-402");
        assertThat(shop.items())
                .extractingByKeys("R-401", "R-402")
                .extracting(Shop.Item::open)
                .containsExactly("10,00", "20,00");
    }

    @Test
    void costs_that_it_paid_are_owed_again() {
        shop.owes(oz.invoice("R-451", "60,00", DUE));
        bank.receives(TODAY, "60.00", "Öz", OMA, "R-451");
        Shop.Sight _ = statement();
        String back = new String(
                        bank.takesBack(TODAY, "63.50", "Öz", OMA, "R-451").statement(TODAY), UTF_8)
                .replaceFirst(
                        "<([A-Za-z]+:)?RltdPties>",
                        "<$1AmtDtls><$1InstdAmt><$1Amt Ccy=\"EUR\">60.00</$1Amt></$1InstdAmt></$1AmtDtls><$1RltdPties>");
        Shop.Sight _ = shop.imports("rueckgabe.xml", back.getBytes(UTF_8));
        String page = "items/" + shop.idOf("R-451");
        assertThat(shop.look(page).text()).contains(BESIDE);
        bank.receives(TODAY, "63.50", "Öz", OMA, "R-451");
        Shop.Sight _ = statement();
        assertThat(shop.item("R-451").state()).isEqualTo("PAID");
        assertThat(shop.look(page).text()).doesNotContain(BESIDE);

        assertThat(takesOff("payments", "von jemand anderem").status()).isEqualTo(200);
        assertThat(shop.item("R-451").open()).isEqualTo("60,00");
        assertThat(shop.look(page).text()).contains(BESIDE);
        assertThat(assign("R-451")).contains("Zugeordnet");
        assertThat(shop.look(page).text()).doesNotContain(BESIDE);
        assertThat(shop.item("R-451").open()).isEqualTo("0,00");
    }

    @Test
    void what_went_back_or_was_set_off_meanwhile_stays() {
        shop.owes(
                kim.invoice("R-501", "50,00", DUE),
                kim.invoice("R-502", "8,00", DUE),
                oz.invoice("R-503", "5,00", DUE));
        bank.receives(TODAY, "50.00", "Kim Muster", OMA, "R-501").receives(TODAY, "7.00", "Öz", OMA, "R-503");
        Shop.Sight _ = statement();
        bank.takesBack(TODAY, "50.00", "Kim Muster", OMA, "R-501");
        Shop.Sight _ = statement();

        assertThat(takesOff("items/" + shop.idOf("R-501"), "falsch").text()).contains("lässt sich nicht mehr abnehmen");
        assertThat(shop.item("R-501").open()).isEqualTo("50,00");

        Shop.Sight _ = shop.fill("items/" + shop.idOf("R-503") + "/refund", Map.of());
        assertThat(shop.item("R-503").open()).isEqualTo("0,00");
        assertThat(takesOff("items/" + shop.idOf("R-503"), "falsch").status()).isEqualTo(422);
        assertThat(shop.item("R-503").open()).isEqualTo("0,00");
    }
}
