package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.merchant.receivables.NewOpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.receivables.Registered;
import de.mahnwerk.platform.database.Tenancy;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** From an invoice that falls due to its last dunning notice: proposal, release, letters and mails as they arrive. */
class DunningScenario {

    /** Far enough from the next base rate for all tests together. */
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);

    private static final MerchantHouse HOUSE = MerchantHouse.open(DunningScenario.class, JULY);

    /** The house lives on from test to test; each begins on its own day with a shop of its own. */
    private final LocalDate today = HOUSE.today();

    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");
    private final Buyer oz = Buyer.company("K-2", "Bäckerei Öz GmbH", "45127");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private static String german(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY));
    }

    @Test
    void a_forgotten_invoice_is_reminded_by_mail_with_a_letter_that_a_banking_app_can_read() throws Exception {
        shop.owes(kim.withEmail("kim@muster.example").invoice("RE-1001", "89,90", today));

        HOUSE.goTo(today.plusDays(7));
        assertThat(shop.fill("runs", Map.of()).text()).contains("Heute ist nichts zu mahnen");
        HOUSE.goTo(today.plusDays(8));
        long _ = shop.duns();

        assertThat(shop.item("RE-1001").level()).isEqualTo(1);
        List<MimeMessage> mails = HOUSE.mailsTo("kim@muster.example");
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("Zahlungserinnerung: RE-1001");
        Multipart parts = (Multipart) mails.getFirst().getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("89,90", "Frau Muster");
        PaperLetter letter =
                PaperLetter.read(parts.getBodyPart(1).getInputStream().readAllBytes());
        assertThat(letter.text())
                .contains("Kim Muster", "Ahornweg 5", "50667 Köln", "RE-1001", "89,90 €", "Zu zahlen 89,90 €")
                .contains(german(today.plusDays(18)));
        assertThat(letter.giroCode())
                .containsSubsequence("BCD", "SCT", "Bohnenkontor GmbH", "DE02120300000000202051", "EUR89.90");
        String reference = letter.giroCode().getLast();
        assertThat(reference).startsWith("RF");
        assertThat(letter.text()).contains(reference.replaceAll("(.{4})(?=.)", "$1 "));
    }

    @Test
    void the_code_on_the_letter_brings_the_payment_back_to_its_invoice() {
        shop.owes(kim.invoice("RE-1", "89,90", today.minusDays(8)));
        long run = shop.duns();
        PaperLetter letter = PaperLetter.read(shop.letters(run));

        Shop.Sight _ = shop.imports(
                "auszug.xml",
                new HouseBank()
                        .receives(
                                today,
                                "89.90",
                                "K. Muster",
                                "DE89370400440532013000",
                                letter.giroCode().getLast())
                        .statement(today));

        assertThat(shop.item("RE-1").state()).isEqualTo("PAID");
    }

    @Test
    void one_letter_a_customer_and_level_in_the_order_of_the_post() {
        Buyer far = Buyer.person("K-9", "Ada", "Zuletzt", "99084");
        shop.owes(
                far.invoice("RE-9", "9,00", today.minusDays(20)),
                kim.invoice("RE-1", "10,00", today.minusDays(20)),
                kim.invoice("RE-2", "20,00", today.minusDays(10)),
                oz.invoice("RE-3", "30,00", today.minusDays(9)));

        long run = shop.duns();

        PaperLetter letters = PaperLetter.read(shop.letters(run));
        assertThat(letters.pages()).as("three customers").isEqualTo(3);
        assertThat(letters.text()).containsSubsequence("45127 Essen", "50667 Köln", "99084 Köln");
        assertThat(letters.text()).contains("RE-1, RE-2", "30,00 €");
        assertThat(shop.look("runs/" + run).text()).contains("4 von 4 Posten erledigt");

        assertThat(shop.fill("runs", Map.of()).text())
                .as("nothing is dunned twice")
                .contains("Heute ist nichts zu mahnen");
    }

    @Test
    void the_second_level_costs_what_a_letter_may_cost_and_claims_interest() {
        shop.owes(kim.invoice("RE-1", "500,00", today.minusDays(8)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(15));
        long second = shop.duns();

        PaperLetter letter = PaperLetter.read(shop.letters(second));
        // the reminder arrived after three days of post; 12 days of 6.52 % of 500.00
        assertThat(letter.text())
                .contains("Mahnung: RE-1", "Mahn- und Bankkosten 1,50 €")
                .contains("Verzugszinsen bis " + german(today.plusDays(15)) + " 1,07 €")
                .contains("Zu zahlen 502,57 €");
        assertThat(letter.giroCode()).contains("EUR502.57");
    }

    @Test
    void an_invoice_that_told_a_consumer_of_the_30_days_puts_him_in_default_before_the_first_notice() {
        LocalDate issued = LocalDate.of(2026, 5, 2); // there on the 5th; 30 days end on 4 June
        Registered _ = HOUSE.bean(Tenancy.class)
                .as(
                        shop.tenant(),
                        () -> HOUSE.bean(Receivables.class)
                                .register(
                                        shop.tenant(),
                                        List.of(
                                                told("RE-1", "", issued, true),
                                                told("RE-2", "", issued, false),
                                                told("RE-3", "NW", issued, true)),
                                        today));
        long _ = shop.duns();

        assertThat(shop.look("items/" + shop.idOf("RE-1")).text()).contains("05.06.2026");
        assertThat(shop.look("items/" + shop.idOf("RE-2")).text())
                .as("in default by the notice, which is there after three days")
                .contains(german(today.plusDays(4)))
                .doesNotContain("05.06.2026");
        assertThat(shop.look("items/" + shop.idOf("RE-3")).text())
                .as("where she lives 4 June is Corpus Christi, at the shop's seat it is a day like any other")
                .contains("06.06.2026");
    }

    private static NewOpenItem told(String number, String federalState, LocalDate issued, boolean notice) {
        return new NewOpenItem(
                "K-30" + federalState,
                "CONSUMER",
                "",
                "Frau",
                "Kim",
                "Muster",
                "",
                "Ahornweg 5",
                "50667",
                "Köln",
                "DE",
                "",
                "",
                federalState,
                "INVOICE",
                number,
                "Kaffee",
                "",
                null,
                null,
                issued,
                issued,
                "EUR",
                5000,
                5000,
                notice,
                "",
                "",
                null);
    }

    @Test
    void blocked_and_disputed_items_stay_out_with_the_reason_and_a_block_ends_by_itself() {
        shop.owes(
                kim.invoice("RE-1", "10,00", today.minusDays(8)),
                kim.invoice("RE-2", "20,00", today.minusDays(8)),
                oz.invoice("RE-3", "30,00", today.minusDays(8)),
                Buyer.company("K-3", "Ohne Ort AG", "").withoutAddress().invoice("RE-4", "40,00", today.minusDays(8)));
        Shop.Sight _ = shop.fill(
                "items/" + shop.idOf("RE-1") + "/block",
                Map.of("reason", "Kundin auf Reisen", "until", today.plusDays(3).toString()));
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-2") + "/dispute", Map.of("reason", "Ware beschädigt"));

        Shop.Sight none = shop.look("runs/" + shop.proposes());

        assertThat(none.text())
                .contains("10,00 € gesperrt", "20,00 € bestritten", "40,00 € Anschrift unvollständig")
                .contains("0 von 1 Posten erledigt, 3 ausgenommen");

        HOUSE.goTo(today.plusDays(4));
        long _ = shop.duns();
        assertThat(shop.item("RE-1").level()).as("the block is over").isEqualTo(1);
        assertThat(shop.item("RE-2").level()).as("the dispute is not").isZero();
    }

    @Test
    void a_payment_between_proposal_and_release_takes_the_item_out() {
        shop.owes(kim.invoice("RE-1", "10,00", today.minusDays(8)), kim.invoice("RE-2", "20,00", today.minusDays(8)));
        long run = shop.proposes();
        Shop.Sight _ = shop.pays("RE-1", "10,00", today);

        shop.releases(run);

        assertThat(shop.look("runs/" + run).text()).contains("inzwischen bezahlt");
        assertThat(shop.item("RE-1").level()).isZero();
        assertThat(shop.item("RE-2").level()).isEqualTo(1);
        PaperLetter letter = PaperLetter.read(shop.letters(run));
        assertThat(letter.text()).contains("RE-2").doesNotContain("RE-1 ");
    }

    @Test
    void amounts_of_different_currencies_are_never_added_up() {
        shop.owes(
                kim.invoice("RE-1", "10,00", today.minusDays(8)),
                kim.invoice("RE-2", "20,00", today.minusDays(8)).in("CHF"));

        long run = shop.duns();

        PaperLetter letters = PaperLetter.read(shop.letters(run));
        assertThat(letters.pages()).as("a letter for each currency").isEqualTo(2);
        assertThat(letters.text())
                .contains("Zu zahlen 10,00 €", "Zu zahlen 20,00 CHF")
                .doesNotContain("30,00");
        assertThat(shop.look("runs/" + run).text()).doesNotContain("30,00");
    }

    @Test
    void the_last_level_hands_over_by_itself_or_waits_for_a_person() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(60)));
        publish("AUTOMATIC");
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(11));
        long _ = shop.duns();
        assertThat(shop.look("queue").text())
                .contains("Kim Muster RE-1 80,00 €")
                .doesNotContain("wartet auf Sie");

        Shop careful = HOUSE.shop();
        careful.owes(kim.invoice("RE-1", "80,00", today.minusDays(60)));
        publish(careful, "REVIEW");
        long _ = careful.duns();
        HOUSE.goTo(today.plusDays(22));
        long _ = careful.duns();
        assertThat(careful.look("queue").text()).contains("RE-1", "wartet auf Sie");
        assertThat(shop.fill("runs", Map.of()).text()).contains("Heute ist nichts zu mahnen");
    }

    private void publish(String mode) {
        publish(shop, mode);
    }

    /** A reminder, ten days later collection. */
    private static void publish(Shop shop, String mode) {
        Map<String, String> form = new HashMap<>(
                Map.of("kind0", "REMINDER", "days0", "7", "fee0", "0", "channel0", "LETTER", "template0", "reminder"));
        form.putAll(Map.of("minimum0", "0", "deadline0", "10", "mode0", "AUTOMATIC", "agency0", "Nordwall"));
        form.putAll(Map.of(
                "kind1", "COLLECTION", "days1", "10", "fee1", "0", "channel1", "LETTER", "template1", "collection"));
        form.putAll(Map.of("minimum1", "0", "deadline1", "0", "mode1", mode, "agency1", "Nordwall"));
        Shop.Sight published = shop.fill("policy", form);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
    }

    @Test
    void one_click_hands_over_any_overdue_item_and_names_what_cannot_go() {
        shop.owes(
                kim.invoice("RE-1", "80,00", today.minusDays(30)),
                kim.invoice("RE-2", "90,00", today.plusDays(30)),
                oz.invoice("RE-3", "10,00", today.minusDays(30)).in("CHF"),
                oz.invoice("RE-4", "70,00", today.minusDays(30)));
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-4") + "/dispute", Map.of("reason", "nicht bestellt"));

        Shop.Sight one = shop.fill("handover", Map.of("item", Long.toString(shop.idOf("RE-1"))));
        assertThat(one.path()).isEqualTo("/queue");
        assertThat(one.text()).contains("1 Posten in 1 Übergaben sind eingereiht", "Kim Muster", "80,00 €");

        Shop.Sight again = shop.fill("handover", Map.of("item", Long.toString(shop.idOf("RE-1"))));
        assertThat(again.text()).contains("schon in der Warteschlange");
        Shop.Sight early = shop.fill("handover", Map.of("item", Long.toString(shop.idOf("RE-2"))));
        assertThat(early.text()).contains("noch nicht fällig");
        Shop.Sight whole = shop.fill("handover", Map.of("customer", Long.toString(shop.customerOf("RE-3"))));
        assertThat(whole.text()).contains("andere Währung als Euro", "bestritten");

        assertThat(shop.fill("runs", Map.of()).text())
                .as("dunning stops for what is handed over")
                .contains("80,00 € schon in der Warteschlange");
    }
}
