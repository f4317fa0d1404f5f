package de.mahnwerk.merchant.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.rights.Role;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A shop says its reminders in its own words; what a notice has to say stands in them all the same. */
class NoticeTextsScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(NoticeTextsScenario.class);
    private static final String REMINDER = "texts/edit?template=reminder&language=de";

    private final Shop shop = HOUSE.shop();
    private final String address = shop.login() + "@kaeufer.example";
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667").withEmail(address);

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private static Map<String, String> reminder(String opening, int seen) {
        Map<String, String> form = new HashMap<>(Map.of("template", "reminder", "language", "de", "seen", "" + seen));
        form.putAll(Map.of("subject", "Kaffee getrunken, Rechnung {Rechnungen} vergessen?", "opening", opening));
        form.putAll(Map.of("closing", "", "mail_subject", "{absender}: Rechnung {Rechnungen}"));
        form.putAll(Map.of("mail_opening", "liebe Grüße vom {sender}, {Kunde}!", "mail_closing", "Bis bald"));
        return form;
    }

    private void owes(String number) {
        shop.owes(kim.invoice(number, "10,00", HOUSE.today().minusDays(8)));
    }

    private static String text(MimeMessage mail) throws Exception {
        return String.valueOf(((Multipart) mail.getContent()).getBodyPart(0).getContent());
    }

    private static PaperLetter letter(MimeMessage mail) throws Exception {
        return PaperLetter.read(
                ((Multipart) mail.getContent()).getBodyPart(1).getInputStream().readAllBytes());
    }

    @Test
    void the_page_begins_with_what_comes_with_the_program_and_shows_it_on_the_invoice_that_is_next() {
        assertThat(shop.look("texts").text())
                .contains("Zahlungserinnerung (reminder) Standard Stufe 1 mitgelieferter Text mitgelieferter Text");
        assertThat(shop.look(REMINDER).text())
                .contains("{Rechnungen} Nummern der Rechnungen")
                .contains("Was immer im Schreiben steht", "§ 286 Abs. 3 BGB")
                .contains("Für diese Stufe steht gerade keine überfällige Rechnung an");

        owes("RE-1");

        assertThat(shop.look(REMINDER).text())
                .contains("E-Mail nur zu Rechnung RE-1, wie Standard Stufe 1 sie heute schicken würde")
                .contains("Sehr geehrte Frau Muster, im Anhang finden Sie unser Schreiben „Zahlungserinnerung: RE-1“.")
                .contains("Offen sind 10,00 €, zahlbar bis 12.11.2026. IBAN: DE02120300000000202051");
        assertThat(shop.look("texts/edit?template=reminder&language=en").text())
                .contains("please find attached our letter \"Payment reminder: RE-1\".")
                .contains("€10.00 is open, payable by 12 Nov 2026.");
        assertThat(shop.look(REMINDER + "&invoice=RE-77").text())
                .contains("Eine offene Rechnung mit der Nummer „RE-77“ gibt es nicht.");
    }

    @Test
    void tried_as_mail_and_as_letter_without_anything_being_sent_numbered_or_booked() {
        owes("RE-1");
        Map<String, String> tried = reminder("es fehlen {Betrag}, {Kunde}.", 0);

        assertThat(shop.fill("texts/preview", tried).text())
                .contains("Bohnenkontor GmbH: Rechnung RE-1 Sehr geehrte Frau Muster,")
                .contains("liebe Grüße vom Bohnenkontor GmbH, Kim Muster!")
                .contains("Bis bald Mit freundlichen Grüßen Bohnenkontor GmbH");
        PaperLetter paper = shop.paper("texts/preview.pdf", tried);
        assertThat(paper.text())
                .contains("Vorschau nicht versandt", "Kaffee getrunken, Rechnung RE-1 vergessen?")
                .contains("es fehlen 10,00 €, Kim Muster.")
                .as("what nobody can take out")
                .contains(
                        "Rechnung RE-1 11.10.2026 25.10.2026 10,00 €",
                        "Zu zahlen",
                        "Bitte überweisen Sie 10,00 € bis Do., 12.11.2026")
                .doesNotContain("wir finden eine Lösung");
        assertThat(paper.giroCode()).anyMatch(line -> line.startsWith("EUR10"));

        HOUSE.settle();
        assertThat(HOUSE.mailsTo(address)).isEmpty();
        assertThat(shop.item("RE-1").level()).isZero();
        assertThat(shop.look("texts").text()).contains("Stufe 1 mitgelieferter Text mitgelieferter Text");
    }

    @Test
    void saved_texts_go_out_and_what_went_out_stays_as_it_was() throws Exception {
        owes("RE-1");
        assertThat(shop.fill("texts", reminder("es fehlen {Betrag}.", 0)).text())
                .contains("Neue Schreiben nehmen diesen Text.", "Fassung 1, " + shop.login());
        long _ = shop.duns();
        MimeMessage first = HOUSE.mailsTo(address).getFirst();
        assertThat(first.getSubject()).isEqualTo("Bohnenkontor GmbH: Rechnung RE-1");
        assertThat(text(first)).contains("Kim Muster!", "Offen sind 10,00", "Bis bald");
        assertThat(letter(first).text()).contains("es fehlen 10,00 €.", "Zu zahlen");
        byte[] kept = shop.download(
                "notices/" + shop.idIn("customers/" + shop.customerOf("RE-1"), "/notices/(\\d+)") + ".pdf");

        assertThat(shop.fill("texts", reminder("nun aber: {Betrag}.", 1)).status())
                .isEqualTo(200);
        assertThat(shop.fill("texts", reminder("zu spät gespeichert", 1)).text())
                .contains("Inzwischen hat jemand diesen Text gespeichert");
        owes("RE-2");
        long _ = shop.duns();
        assertThat(letter(HOUSE.mailsTo(address).getLast()).text()).contains("nun aber: 10,00 €.");
        assertThat(PaperLetter.read(kept).text()).contains("es fehlen 10,00 €.");

        Map<String, String> back = Map.of("template", "reminder", "language", "de", "seen", "2");
        assertThat(shop.fill("texts/reset", back).text()).contains("mitgelieferter Text", "Fassung 3");
        owes("RE-3");
        long _ = shop.duns();
        MimeMessage last = HOUSE.mailsTo(address).getLast();
        assertThat(last.getSubject()).isEqualTo("Zahlungserinnerung: RE-3");
        assertThat(letter(last).text()).contains("wir finden eine Lösung");
    }

    @Test
    void what_cannot_be_taken_is_refused_with_what_can_and_nothing_that_was_typed_is_lost() {
        Shop.Sight refused = shop.fill("texts", reminder("zahlen Sie {Summe}", 0));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "Einleitung des Briefs: Den Platzhalter {Summe} gibt es nicht. Möglich sind {Kunde}, {Kundennummer}");
        assertThat(refused.html()).contains("zahlen Sie {Summe}</textarea>");
        assertThat(shop.fill("texts/preview.pdf", reminder("", 0)).status()).isEqualTo(422);
        assertThat(shop.look("texts/edit?template=&language=de").status()).isEqualTo(404);

        Shop clerk = HOUSE.colleagueOf(shop, "Carla", Role.CLERK);
        assertThat(clerk.look(REMINDER).html()).contains("<fieldset class=\"mw-closed\" disabled>");
        assertThat(clerk.fill("texts", reminder("Zahlt!", 0)).status()).isEqualTo(403);
    }

    @Test
    void a_level_takes_another_template_by_its_name() throws Exception {
        Map<String, String> form = new HashMap<>(Map.of("kind0", "REMINDER", "days0", "7", "template0", "stammkunden"));
        form.putAll(Map.of("channel0", "EMAIL", "deadline0", "10"));
        assertThat(shop.fill("policy", form).status()).isEqualTo(200);
        owes("RE-1");
        Map<String, String> text = reminder("Sie wissen ja: {Betrag}.", 0);
        text.put("template", "stammkunden");
        assertThat(shop.fill("texts", text).status()).isEqualTo(200);
        assertThat(shop.look("texts").text()).contains("stammkunden Standard Stufe 1 Fassung 1");

        long _ = shop.duns();

        assertThat(letter(HOUSE.mailsTo(address).getFirst()).text()).contains("Sie wissen ja: 10,00 €.");
    }
}
