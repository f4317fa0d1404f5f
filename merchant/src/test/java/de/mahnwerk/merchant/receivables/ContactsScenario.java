package de.mahnwerk.merchant.receivables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.PaperLetter;
import de.mahnwerk.merchant.Shop;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Customers with more than one address. */
class ContactsScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(ContactsScenario.class);

    private final LocalDate today = HOUSE.today();
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("K-1", "Kim", "Muster", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private String page() {
        return "customers/" + shop.customerOf("RE-1");
    }

    private String deed(String of, String deed) {
        Matcher form = Pattern.compile(Pattern.quote(of) + ".*?contacts/(\\d+)/" + deed, Pattern.DOTALL)
                .matcher(shop.look(page()).html());
        assertThat(form.find()).as(of).isTrue();
        return page() + "/contacts/" + form.group(1) + "/" + deed;
    }

    /** Where letters to the customer go: the address of the account's statement. */
    private String letter() {
        return PaperLetter.read(shop.download(page() + "/account.pdf")).text();
    }

    @Test
    void letters_go_to_the_address_that_a_person_chose_and_the_other_one_is_kept() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(5)));
        assertThat(shop.fill(
                                page() + "/contacts",
                                Map.of("street", "Hafenkai 3", "postcode", "20457", "city", "Hamburg", "note", "Lager"))
                        .text())
                .contains("Die Adresse ist gespeichert", "Hafenkai 3, 20457 Hamburg", "Lager");
        assertThat(letter()).contains("Ahornweg 5");

        assertThat(shop.fill(deed("Weitere Anschriften", "use"), Map.of()).text())
                .contains("Ahornweg 5, 50667 Köln", "früher", "Anschrift geändert");

        assertThat(letter()).contains("Hafenkai 3", "20457 Hamburg").doesNotContain("Ahornweg 5");
    }

    @Test
    void what_a_person_put_right_stays_until_the_merchants_program_says_something_new() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(5)));
        Shop.Sight _ = shop.fill(
                page() + "/address", Map.of("street", "Rosenweg 1", "postcode", "50667", "city", "Köln", "email", ""));

        shop.owes(kim.invoice("RE-2", "20,00", today.minusDays(5)));
        assertThat(letter()).as("the program does not know better").contains("Rosenweg 1");

        Buyer moved = new Buyer("K-1", "Frau", "Kim", "Muster", "", "Am Markt 9", "04109", "Leipzig", "");
        shop.owes(moved.invoice("RE-3", "30,00", today.minusDays(5)));

        assertThat(letter()).contains("Am Markt 9", "04109 Leipzig");
        assertThat(shop.look(page()).text()).as("where she lived").contains("Ahornweg 5", "Rosenweg 1");
    }

    private void listed(String number, String postcode, String language, String federalState) {
        String list = "Kundennummer;Nachname;Straße;PLZ;Ort;Sprache;Bundesland;Rechnungsnummer;Rechnungsdatum;Betrag\n"
                + String.join(";", "K-1", "Muster", "Weg 1", postcode, "Ort", language, federalState, number)
                + ";01.10.2026;10,00\n";
        assertThat(shop.imports("liste-" + number + ".csv", list.getBytes(UTF_8))
                        .text())
                .contains("neu 1", "Fehler 0");
    }

    private void speaksAndLives(String language, String federalState) {
        assertThat(shop.look(page()).html())
                .contains("value=\"" + language + "\" selected", "value=\"" + federalState + "\" selected");
    }

    @Test
    void language_and_federal_state_come_with_a_list_and_a_person_puts_them_right() {
        listed("RE-1", "50667", "en-GB", "Nordrhein-Westfalen");
        speaksAndLives("en", "NW");
        assertThat(shop.fill(
                                page() + "/address",
                                Map.of(
                                        "street",
                                        "Weg 1",
                                        "postcode",
                                        "50667",
                                        "city",
                                        "Ort",
                                        "language",
                                        "de",
                                        "federalState",
                                        "HE"))
                        .status())
                .isEqualTo(200);

        listed("RE-2", "50667", "Englisch", "NRW");
        speaksAndLives("de", "HE");
        listed("RE-3", "50667", "", "BY");
        speaksAndLives("de", "BY");
        listed("RE-4", "10115", "fr", "");
        speaksAndLives("de", "");
    }

    @Test
    void letters_are_in_the_language_of_the_customer_and_an_unknown_state_is_refused() {
        listed("RE-1", "50667", "en", "");
        long run = shop.duns();
        assertThat(PaperLetter.read(shop.letters(run)).text()).contains("Payment reminder: RE-1");

        Map<String, String> address = new HashMap<>(Map.of("street", "Weg 1", "postcode", "50667", "city", "Ort"));
        address.put("federalState", "Atlantis");
        assertThat(shop.fill(page() + "/address", address).text()).contains("Bitte wählen Sie aus der Liste");
        String list = """
                Kundennummer;Nachname;Bundesland;Rechnungsnummer;Rechnungsdatum;Betrag
                K-1;Muster;Atlantis;RE-9;01.10.2026;10,00
                """;
        assertThat(shop.imports("atlantis.csv", list.getBytes(UTF_8)).text())
                .contains("Das Bundesland ist nicht bekannt.", "Hessen oder HE");
    }

    @Test
    void a_second_email_address_takes_the_place_of_the_first_or_is_removed() {
        shop.owes(kim.withEmail("kim@example.org").invoice("RE-1", "80,00", today.minusDays(5)));
        Shop.Sight _ = shop.fill(page() + "/contacts", Map.of("email", "buchhaltung@example.org"));
        Shop.Sight _ = shop.fill(deed("Weitere Anschriften", "use"), Map.of());
        assertThat(shop.look(page()).html()).contains("value=\"buchhaltung@example.org\"");

        assertThat(shop.fill(deed("Weitere Anschriften", "remove"), Map.of()).text())
                .contains("Die Adresse ist entfernt")
                .doesNotContain("kim@example.org");
    }

    @Test
    void half_an_address_and_one_too_many_are_refused_with_what_to_do() {
        shop.owes(kim.invoice("RE-1", "80,00", today.minusDays(5)));
        assertThat(shop.fill(page() + "/contacts", Map.of("street", "Hafenkai 3"))
                        .text())
                .contains("entweder eine E-Mail-Adresse");
        assertThat(shop.fill(page() + "/contacts", Map.of("email", "kim")).text())
                .contains("entweder eine E-Mail-Adresse");
        for (int i = 0; i < Contacts.MOST; i++) {
            Shop.Sight _ = shop.fill(page() + "/contacts", Map.of("email", "kim" + i + "@example.org"));
        }
        assertThat(shop.fill(page() + "/contacts", Map.of("email", "one.more@example.org"))
                        .text())
                .contains("Mehr als 20");
    }
}
