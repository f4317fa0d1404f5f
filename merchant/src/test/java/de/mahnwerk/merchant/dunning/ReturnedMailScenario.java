package de.mahnwerk.merchant.dunning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.mail.DeliveryReport;
import de.mahnwerk.platform.mail.MailReturns;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A reminder by e-mail comes back: it goes as a letter, and so does everything after it, until a new address is there. */
class ReturnedMailScenario {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);
    private static final MerchantHouse HOUSE = MerchantHouse.open(ReturnedMailScenario.class, JULY);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final String address = shop.login() + "@muster.example";
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667").withEmail(address);

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    /** Owes an invoice and is reminded of it by e-mail; the run. */
    private long reminded(String number) {
        shop.owes(kim.invoice(number, "10,00", today.minusDays(8)));
        long run = shop.duns();
        assertThat(HOUSE.mailsTo(address)).hasSize(1);
        return run;
    }

    private String messageId() {
        try {
            return HOUSE.mailsTo(address).getFirst().getMessageID().replaceAll("[<>]", "");
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] report(String action, String status, String messageId) {
        return """
                From: MAILER-DAEMON@mx.example
                To: rechnung@bohnen.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="grenze"

                --grenze
                Content-Type: text/plain

                Sorry.

                --grenze
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --grenze
                Content-Type: text/rfc822-headers

                Message-ID: <%s>

                --grenze--
                """.formatted(address, action, status, messageId).getBytes(UTF_8);
    }

    private String customer(String number) {
        return "customers/" + shop.customerOf(number);
    }

    private OpenItem item(String number) {
        long id = shop.idOf(number);
        return HOUSE.bean(Tenancy.class)
                .as(
                        shop.tenant(),
                        () -> HOUSE.bean(Receivables.class)
                                .items(shop.tenant(), List.of(id), HOUSE.today())
                                .getFirst());
    }

    private static String german(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY));
    }

    @Test
    void what_the_mail_server_sent_back_goes_as_a_letter_and_so_does_the_next_notice() throws Exception {
        long run = reminded("RE-1");
        OpenItem before = item("RE-1");
        LocalDate back = today.plusDays(3);
        HOUSE.goTo(back);

        Shop.Sight tried = shop.upload("imports/preview", "rueck.eml", report("failed", "5.1.1", messageId()));
        assertThat(tried.text()).contains("Zurückgekommene E-Mail", address, "Die Adresse gilt als tot");
        assertThat(shop.look(customer("RE-1")).text()).as("tried only").doesNotContain("kommen seit");
        assertThat(shop.imports("rueck.eml", report("failed", "5.1.1", messageId()))
                        .text())
                .contains("Empfänger, die nicht erreicht wurden 1", "davon neu 1");
        HOUSE.settle();

        assertThat(shop.look(customer("RE-1")).text())
                .contains(
                        "E-Mails an " + address + " kommen seit " + german(back) + " nicht an",
                        "550 5.1.1 User unknown",
                        "das Schreiben geht als Brief",
                        "E-Mail kam zurück");
        assertThat(PaperLetter.read(shop.letters(run)).text()).contains(german(back), german(back.plusDays(10)));
        assertThat(shop.item("RE-1").level()).as("one notice").isEqualTo(1);
        assertThat(item("RE-1").lastNoticeOn()).isEqualTo(back);
        assertThat(item("RE-1").defaultSince())
                .as("it never reached her before")
                .isAfter(before.defaultSince());
        assertThat(HOUSE.mailsTo(address)).hasSize(1);

        HOUSE.goTo(today.plusDays(40));
        long next = shop.duns();
        assertThat(HOUSE.mailsTo(address)).as("by letter").hasSize(1);
        assertThat(PaperLetter.read(shop.letters(next)).text()).contains("RE-1");
        assertThat(shop.item("RE-1").level()).isEqualTo(2);
    }

    @Test
    void the_letter_for_it_waits_for_the_printer_alone_although_its_run_is_printed_already() {
        shop.owes(
                Buyer.person("K-2", "Ada", "Zuletzt", "99084").invoice("RE-2", "9,00", today.minusDays(8)),
                Buyer.person("K-3", "Ina", "Anfang", "10115").invoice("RE-3", "9,00", today.minusDays(8)));
        long run = reminded("RE-1");
        assertThat(shop.look("").text()).contains("2 Briefe drucken");
        assertThat(shop.look("runs/" + run).text())
                .contains("Noch nicht gedruckte Briefe drucken (2)")
                .doesNotContain("noch einmal");
        Shop.Sight printed = shop.fill("runs/" + run + "/print", Map.of());
        assertThat(printed.text()).contains("Druckdateien angelegt: 1", "Auf den Druck warten 0 Briefe");
        String first = "letters/" + newestFile() + ".pdf";
        assertThat(PaperLetter.read(shop.download(first)).text()).containsSubsequence("10115", "99084");
        assertThat(shop.fill("runs/" + run + "/print", Map.of()).text()).contains("Es wartet kein Brief auf den Druck");

        HOUSE.goTo(today.plusDays(3));
        Shop.Sight _ = shop.imports("rueck.eml", report("failed", "5.1.1", messageId()));
        HOUSE.settle();
        assertThat(shop.look("inbox").text()).contains("Auf den Druck warten 1 Briefe");
        assertThat(shop.look("runs").text()).contains("Auf den Druck warten 1 Briefe");
        assertThat(shop.look("runs/" + run).text())
                .contains("Noch nicht gedruckte Briefe drucken (1)", "Gedruckte Briefe noch einmal (2)");
        Shop.Sight _ = shop.fill("letters/print", Map.of());
        String second = "letters/" + newestFile() + ".pdf";
        for (int fetched = 0; fetched < 2; fetched++) {
            assertThat(PaperLetter.read(shop.download(second)).text())
                    .as("as often as needed")
                    .contains("RE-1")
                    .doesNotContain("RE-2", "RE-3");
            assertThat(PaperLetter.read(shop.download(first)).pages()).isEqualTo(2);
        }
        assertThat(PaperLetter.read(shop.download("runs/" + run + "/letters.pdf"))
                        .pages())
                .isEqualTo(3);
        assertThat(shop.look("").text()).doesNotContain("Briefe drucken");
        assertThat(shop.fill("letters/print", Map.of()).text()).contains("Es wartet kein Brief auf den Druck");
        assertThat(HOUSE.shop().look(second).status()).as("of another company").isEqualTo(404);
    }

    private long newestFile() {
        return shop.idIn("letters", "/letters/(\\d+)\\.pdf");
    }

    @Test
    void more_letters_than_a_printer_takes_go_into_several_files() {
        for (String place : List.of("10115", "50667", "99084")) {
            shop.owes(Buyer.person("K-" + place, "Ada", "Viel", place)
                    .invoice("RE-" + place, "9,00", today.minusDays(8)));
        }
        long _ = shop.duns();
        List<Long> files = HOUSE.bean(Tenancy.class)
                .as(shop.tenant(), () -> HOUSE.bean(PrintRuns.class).make(shop.tenant(), null, today, shop.login(), 2));
        assertThat(files).hasSize(2);
        assertThat(PaperLetter.read(shop.download("letters/" + files.getFirst() + ".pdf"))
                        .text())
                .containsSubsequence("10115", "50667")
                .doesNotContain("99084");
        assertThat(PaperLetter.read(shop.download("letters/" + files.getLast() + ".pdf"))
                        .text())
                .contains("99084")
                .doesNotContain("50667");
    }

    @Test
    void without_a_letter_for_it_the_reminder_never_was_and_the_next_one_begins_default_free_of_charge() {
        long _ = reminded("RE-1");
        String block = "items/" + shop.idOf("RE-1") + "/block";
        Shop.Sight _ = shop.fill(
                block, Map.of("reason", "Kulanz", "until", today.plusDays(20).toString()));
        HOUSE.goTo(today.plusDays(3));
        Shop.Sight _ = shop.imports("rueck.eml", report("failed", "5.1.1", messageId()));
        assertThat(shop.look(customer("RE-1")).text()).contains("kein Brief, weil");
        assertThat(item("RE-1").defaultSince()).isNull();
        assertThat(shop.look("inbox").text())
                .contains("Die E-Mail vom " + german(today) + " zu RE-1 kam zurück (" + address + ")");
        Shop.Sight _ = shop.imports("rueck2.eml", report("failed", "5.1.0", messageId()));
        assertThat(shop.look("inbox").text().split("zu RE-1 kam zurück", -1))
                .as("one task")
                .hasSize(2);

        LocalDate next = today.plusDays(25);
        HOUSE.goTo(next);
        long second = shop.duns();
        assertThat(item("RE-1").levelReached()).isEqualTo(2);
        assertThat(PaperLetter.read(shop.letters(second)).text())
                .contains("Zu zahlen 10,00 €")
                .doesNotContain("Mahn- und Bankkosten");
        assertThat(item("RE-1").defaultSince()).isAfter(next);
        HOUSE.goTo(next.plusDays(20));
        Shop.Sight _ = shop.fill("runs/" + second + "/undo", Map.of("reason", "falsch"));
        assertThat(item("RE-1").defaultSince()).as("nothing arrived again").isNull();
    }

    @Test
    void who_is_in_default_by_law_alone_stays_so() {
        Buyer oz = Buyer.company("K-4", "Bäckerei Öz GmbH", "45127").withEmail(address);
        shop.owes(oz.invoice("RE-4", "10,00", today.minusDays(60)));
        long _ = shop.duns();
        OpenItem before = item("RE-4");
        assertThat(before.defaultSince()).isBefore(today);
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-4") + "/block", Map.of("reason", "Kulanz"));
        Shop.Sight _ = shop.imports("rueck.eml", report("failed", "5.1.1", messageId()));
        assertThat(shop.look(customer("RE-4")).text()).contains("kein Brief, weil");
        assertThat(item("RE-4").defaultSince()).isEqualTo(before.defaultSince());
    }

    @Test
    void a_later_notice_that_got_through_begins_default_instead() {
        long _ = reminded("RE-1");
        String id = messageId();
        Shop.Sight _ = shop.fill(
                customer("RE-1") + "/address",
                Map.of("street", "Ahornweg 5", "postcode", "50667", "city", "Köln", "email", ""));
        LocalDate later = today.plusDays(15);
        HOUSE.goTo(later);
        long _ = shop.duns();
        assertThat(item("RE-1").defaultSince()).isBefore(later);
        Shop.Sight _ = shop.imports("spaet.eml", report("failed", "5.1.1", id));
        assertThat(item("RE-1").defaultSince()).isAfter(later);
    }

    @Test
    void the_same_report_again_and_one_that_is_not_final_change_nothing() {
        long _ = reminded("RE-1");
        assertThat(shop.imports("spaet.eml", report("delayed", "4.4.1", messageId()))
                        .text())
                .contains("noch unterwegs");
        assertThat(shop.look(customer("RE-1")).text()).doesNotContain("kommen seit");
        Shop.Sight _ = shop.imports("rueck.eml", report("failed", "5.1.1", messageId()));
        assertThat(shop.imports("rueck2.eml", report("failed", "5.1.0", messageId()))
                        .text())
                .contains("davon neu 0");
        HOUSE.settle();
        assertThat(shop.look(customer("RE-1")).text().split("das Schreiben geht als Brief", -1))
                .hasSize(2);
    }

    @Test
    void a_full_box_is_no_dead_address() {
        long run = reminded("RE-1");
        Shop.Sight _ = shop.imports("voll.eml", report("failed", "5.2.2", messageId()));
        HOUSE.settle();
        assertThat(shop.look(customer("RE-1")).text())
                .contains("das Schreiben geht als Brief")
                .doesNotContain("kommen seit");
        assertThat(shop.letters(run)).isNotEmpty();
    }

    @Test
    void what_the_mailbox_got_is_known_by_the_id_of_its_mail() {
        long run = reminded("RE-1");
        MailReturns returns = HOUSE.bean(MailReturns.class);
        DeliveryReport back =
                DeliveryReport.read(report("failed", "5.1.1", messageId())).orElseThrow();
        assertThat(returns.take(back)).isTrue();
        assertThat(returns.take(back)).isTrue();
        assertThat(returns.take(DeliveryReport.read(report("failed", "5.1.1", "fremd@bohnen.example"))
                        .orElseThrow()))
                .as("about no mail of ours")
                .isFalse();
        assertThat(returns.take(new DeliveryReport(
                        back.messageId(),
                        List.of(new DeliveryReport.Failure("fremd@example.org", "5.1.1", "erfunden")))))
                .as("to an address that it never went to")
                .isFalse();
        HOUSE.settle();
        assertThat(shop.look(customer("RE-1")).text().split("das Schreiben geht als Brief", -1))
                .hasSize(2);
        assertThat(shop.letters(run)).isNotEmpty();
    }

    @Test
    void a_report_about_a_mail_that_nobody_knows_buries_the_address_only() {
        long _ = reminded("RE-1");
        assertThat(shop.imports("fremd.eml", report("failed", "5.1.1", "newsletter@bohnen.example"))
                        .text())
                .contains("davon neu 1");
        assertThat(shop.look(customer("RE-1")).text())
                .contains("kommen seit")
                .doesNotContain("das Schreiben geht als Brief");
        Shop stranger = HOUSE.shop();
        assertThat(stranger.imports("fremd.eml", report("failed", "5.1.1", messageId()))
                        .text())
                .as("of another company")
                .contains("davon neu 0");
    }

    @Test
    void a_person_says_that_it_came_back_and_later_that_the_address_works_again() {
        long run = reminded("RE-1");
        String page = customer("RE-1");
        String returned = link(page, "/(notices/\\d+/returned)");
        assertThat(shop.fill(returned, Map.of("reason", "Postfach unbekannt", "dead", "true"))
                        .text())
                .contains("Das Schreiben geht als Brief", "Postfach unbekannt", "kommen seit");
        assertThat(shop.fill(returned, Map.of()).text()).contains("schon vermerkt");
        HOUSE.settle();
        assertThat(shop.letters(run)).isNotEmpty();

        String works = link(page, "/(customers/\\d+/email-works)");
        assertThat(shop.fill(works, Map.of("email", address)).text()).contains("Die Adresse gilt wieder");
        assertThat(shop.fill(works, Map.of("email", address)).status()).isEqualTo(422);
        assertThat(shop.look("audit").text())
                .contains("E-Mail als zurückgekommen vermerken", "E-Mail-Adresse wieder benutzen");
        HOUSE.goTo(today.plusDays(40));
        long _ = shop.duns();
        assertThat(HOUSE.mailsTo(address)).as("by e-mail again").hasSize(2);
    }

    private String link(String page, String form) {
        Matcher found = Pattern.compile(form).matcher(shop.look(page).html());
        assertThat(found.find()).as(form).isTrue();
        return found.group(1);
    }

    @Test
    void a_person_says_that_one_mail_came_back_and_the_address_is_used_all_the_same() {
        long _ = reminded("RE-1");
        String page = customer("RE-1");
        assertThat(shop.fill(link(page, "/(notices/\\d+/returned)"), Map.of("reason", "Postfach voll"))
                        .text())
                .contains("Das Schreiben geht als Brief", "Postfach voll")
                .doesNotContain("kommen seit");
    }

    @Test
    void another_address_is_used_and_what_is_paid_meanwhile_gets_no_letter() {
        long run = reminded("RE-1");
        Shop.Sight _ = shop.pays("RE-1", "10,00", HOUSE.today());
        Shop.Sight _ = shop.imports("rueck.eml", report("failed", "5.1.1", messageId()));
        assertThat(shop.look(customer("RE-1")).text()).contains("kein Brief, weil");
        HOUSE.settle();
        assertThat(shop.look("runs/" + run).html()).doesNotContain("letters.pdf", "/print");

        Shop.Sight _ = shop.fill(
                customer("RE-1") + "/address",
                Map.of("street", "Ahornweg 5", "postcode", "50667", "city", "Köln", "email", "neu." + address));
        assertThat(shop.look(customer("RE-1")).text()).doesNotContain("kommen seit");
        shop.owes(kim.withEmail("neu." + address).invoice("RE-2", "12,00", today.minusDays(8)));
        long _ = shop.duns();
        assertThat(HOUSE.mailsTo("neu." + address)).hasSize(1);
    }
}
