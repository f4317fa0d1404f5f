package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.Ledger;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the files that a merchant drops into the import. */
class ImportScenario {

    private static final LocalDate DUE = LocalDate.of(2026, 10, 15);
    private static final Path INVOICES = Path.of("src/test/resources/merchant/einvoice");
    private static final MerchantHouse HOUSE = MerchantHouse.open(ImportScenario.class);

    private final Shop shop = HOUSE.shop();

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private static String list(String... lines) {
        return Ledger.csv(
                        Buyer.person("K-1", "Jörg", "Müßig", "50667").invoice("RE-1", "1.234,50", DUE),
                        Buyer.company("K-2", "Bäckerei Öz GmbH", "45127").invoice("RE-2", "89,90", DUE))
                + String.join("\n", lines);
    }

    /** Kept as a workbook keeps them: days and amounts are numbers, the format tells which. */
    @Test
    void an_excel_sheet_is_read_like_the_list_it_holds() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Warenwirtschaft", "1.0")) {
            Worksheet hidden = book.newWorksheet("Parameter");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            hidden.value(0, 0, "nicht für Leser");
            Worksheet sheet = book.newWorksheet("Offene Posten");
            sheet.value(0, 0, "Offene Posten vom 31.10.2026");
            String[] header = {"Kundennummer", "Name", "Rechnungsnummer", "Rechnungsdatum", "Fälligkeit", "Betrag"};
            for (int column = 0; column < header.length; column++) {
                sheet.value(2, column, header[column]);
            }
            sheet.value(3, 0, 10023);
            sheet.value(3, 1, "Jörg Müßig");
            sheet.value(3, 2, "RE-1");
            sheet.value(3, 3, DUE.minusDays(14));
            sheet.style(3, 3).format("dd.mm.yyyy").set();
            sheet.value(3, 4, DUE);
            sheet.style(3, 4).format("yyyy-mm-dd").set();
            sheet.value(3, 5, 1234.1);
            sheet.value(4, 0, 10024);
            sheet.value(4, 1, "Bäckerei Öz GmbH");
            sheet.value(4, 2, "RE-2");
            sheet.value(4, 3, "heute");
            sheet.value(4, 5, 89.9);
        }

        Shop.Sight taken = shop.imports("offene posten.xlsx", file.toByteArray());

        assertThat(taken.text()).contains("Rechnungen 1", "neu 1", "Fehler 1", "line 5", "heute");
        assertThat(shop.item("RE-1")).isEqualTo(new Shop.Item("Jörg Müßig", "1234,10", "EUR", 0, "OPEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"datev-opos", "jtl-wawi", "shopware", "lexware", "sevdesk"})
    void lists_of_common_programs_are_read_as_they_come(String program) throws IOException {
        byte[] list = Files.readAllBytes(Path.of("../docs/open-item-lists", program + ".csv"));

        Shop.Sight taken = shop.imports(program + ".csv", list);

        assertThat(taken.text()).contains("Fehler 0");
        assertThat(shop.item("RE-2026-0815").customer()).isEqualTo("Jörg Müßig");
        assertThat(shop.item("RE-2026-0815").open()).isEqualTo(program.equals("jtl-wawi") ? "1000,00" : "1234,50");
        assertThat(shop.item("RE-2026-0816").customer()).isEqualTo("Bäckerei Öz GmbH");
        assertThat(shop.items()).hasSize(program.equals("datev-opos") ? 3 : 2);
    }

    @Test
    void umlauts_survive_the_encoding_of_german_windows() {
        Shop.Sight taken = shop.imports("offene posten.csv", list().getBytes(Charset.forName("windows-1252")));

        assertThat(taken.text()).contains("Rechnungen 2", "neu 2", "Fehler 0");
        assertThat(shop.item("RE-1").customer()).isEqualTo("Jörg Müßig");
        assertThat(shop.item("RE-1").open()).isEqualTo("1234,50");
        assertThat(shop.item("RE-2").customer()).isEqualTo("Bäckerei Öz GmbH");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() {
        Shop.Sight taken = shop.imports("liste.csv", ("\uFEFF" + list()).getBytes(UTF_8));

        assertThat(taken.text()).contains("neu 2", "Fehler 0");
        assertThat(shop.item("RE-1").customer()).isEqualTo("Jörg Müßig");
    }

    @Test
    void a_broken_line_does_not_stop_the_rest_and_says_how_to_mend_it() {
        Shop.Sight taken = shop.imports(
                "liste.csv",
                list(
                                "K-3;Herr;Kai;Falsch;;Weg 1;50667;Köln;;RE-3;32.10.2026;15.11.2026;10,00;EUR",
                                "K-4;Frau;Ida;Richtig;;Weg 2;50667;Köln;;RE-4;01.10.2026;15.10.2026;20,00;EUR",
                                "K-5;Frau;Eva;Ohne;;Weg 3;50667;Köln;;RE-5;01.10.2026;15.10.2026;zwölf;EUR",
                                "K-6;Frau;Pia;Ziel;;Weg 4;50667;Köln;;RE-6;01.10.2026;15.09.2026;12,00;EUR",
                                "K-7;Frau;\"Offen;;Weg 5;50667;Köln;;RE-7;01.10.2026;15.10.2026;13,00;EUR",
                                "K-8;Frau;Ria;Letzte;;Weg 6;50667;Köln;;RE-8;01.10.2026;15.10.2026;14,00;EUR")
                        .getBytes(UTF_8));

        assertThat(taken.text())
                .contains("neu 4", "Fehler 4")
                .contains("Rechnungsdatum 32.10.2026 Das Datum ist nicht lesbar.")
                .contains("Betrag zwölf Der Betrag fehlt oder ist mit seiner Währung nicht lesbar.")
                .contains("Fälligkeit 15.09.2026 Die Rechnung ist fällig, bevor sie gestellt wurde.")
                .contains("Anführungszeichen, das nicht geschlossen wird");
        assertThat(shop.items()).containsOnlyKeys("RE-1", "RE-2", "RE-4", "RE-8");

        String errors = new String(shop.download("imports/" + taken.id() + "/faults.csv"), UTF_8);
        assertThat(errors.lines().filter(line -> line.contains("32.10.2026")))
                .singleElement()
                .asString()
                .contains("line 4", "Rechnungsdatum", "Das Datum ist nicht lesbar.", "31.12.2026");
    }

    @Test
    void names_of_columns_that_only_this_merchant_uses_are_learned_once() {
        byte[] file = """
                Kundennr;Nachname;Vorgangsnr;Rechnungsdatum;Wert
                K-1;Muster;V-77;01.10.2026;45,00
                """.getBytes(UTF_8);
        Shop.Sight refused = shop.imports("export.csv", file);
        assertThat(refused.text()).contains("neu 0", "Fehler 1", "Zuordnung der eigenen Namen speichern");

        Shop.Sight _ = shop.fill("imports/columns", Map.of("header", "Vorgangsnr", "meaning", "NUMBER"));
        Shop.Sight _ = shop.fill("imports/columns", Map.of("header", "Wert", "meaning", "AMOUNT"));
        Shop.Sight taken = shop.imports("export.csv", file);

        assertThat(taken.text()).contains("neu 1", "Fehler 0");
        assertThat(shop.item("V-77").open()).isEqualTo("45,00");
    }

    @Test
    void two_programs_that_call_different_things_the_same_are_told_apart_by_their_columns() {
        byte[] shopSystem = """
                Konto;Name;Beleg;Datum;Wert
                K-1;Kim Muster;V-81;01.10.2026;45,00
                """.getBytes(UTF_8);
        byte[] accounting = """
                Beleg;Wert;Nr;Datum;Konto
                K-1;V-82;7;01.10.2026;55,00
                """.getBytes(UTF_8);
        Shop.Sight unknown = shop.upload("imports/preview", "shop.csv", shopSystem);
        assertThat(unknown.text()).contains("Spalten zuordnen", "V-81");

        assertThat(assign(
                                unknown,
                                List.of("Konto", "Name", "Beleg", "Datum", "Wert"),
                                "CUSTOMER_NUMBER,NAME,NUMBER,,AMOUNT")
                        .text())
                .contains("Eine Liste braucht");
        Shop.Sight known = assign(
                unknown,
                List.of("Konto", "Name", "Beleg", "Datum", "Wert"),
                "CUSTOMER_NUMBER,NAME,NUMBER,ISSUED,AMOUNT");
        assertThat(known.text()).contains("Probelauf", "V-81", "45,00");
        Shop.Sight _ = assign(
                shop.upload("imports/preview", "fibu.csv", accounting),
                List.of("Beleg", "Wert", "Nr", "Datum", "Konto"),
                "CUSTOMER_NUMBER,NUMBER,LAST_NAME,ISSUED,AMOUNT");

        assertThat(shop.imports("shop.csv", shopSystem).text()).contains("neu 1", "Fehler 0");
        assertThat(shop.imports("fibu.csv", accounting).text()).contains("neu 1", "Fehler 0");

        assertThat(shop.items())
                .extractingByKey("V-81")
                .extracting(Shop.Item::open)
                .isEqualTo("45,00");
        assertThat(shop.items())
                .extractingByKey("V-82")
                .extracting(Shop.Item::open)
                .isEqualTo("55,00");
        assertThat(shop.look("imports").text()).contains("Gespeicherte Zuordnungen", "shop.csv", "fibu.csv");
        Shop.Sight _ = shop.fill("imports/layouts/forget", Map.of("layout", "konto name beleg datum wert"));
        assertThat(shop.look("imports").text()).doesNotContain("konto name beleg datum wert");
    }

    private Shop.Sight assign(Shop.Sight preview, List<String> headers, String meanings) {
        Matcher sha256 =
                Pattern.compile("name=\"sha256\" value=\"([0-9a-f]+)\"").matcher(preview.html());
        assertThat(sha256.find()).isTrue();
        return shop.fillRepeated(
                "imports/layouts",
                Map.of(
                        "sha256",
                        List.of(sha256.group(1)),
                        "name",
                        List.of(preview.text().contains("fibu.csv") ? "fibu.csv" : "shop.csv"),
                        "header",
                        headers,
                        "meaning",
                        List.of(meanings.split(",", -1))));
    }

    @Test
    void the_same_list_again_changes_nothing_and_a_new_due_date_is_taken_over() {
        Shop.Sight first = shop.imports("liste.csv", list().getBytes(UTF_8));
        Shop.Sight again = shop.imports("kopie.csv", list().getBytes(UTF_8));
        assertThat(again.path()).as("known by its content").isEqualTo(first.path());

        Shop.Sight changed = shop.imports(
                "liste2.csv", list().replace("15.10.2026", "30.10.2026").getBytes(UTF_8));
        assertThat(changed.text()).contains("neu 0", "geändert 2");
        assertThat(shop.look("items/" + shop.idOf("RE-1")).text()).contains("30.10.2026");

        Shop.Sight other =
                shop.imports("liste3.csv", list().replace("89,90", "98,90").getBytes(UTF_8));
        assertThat(other.text()).contains("schon anders bekannt: mit einem anderen Betrag");
        assertThat(shop.item("RE-2").open()).isEqualTo("89,90");
    }

    @Test
    void an_e_invoice_comes_in_with_the_amount_that_it_says_is_due() throws IOException {
        Shop.Sight taken =
                shop.imports("rechnung.xml", Files.readAllBytes(INVOICES.resolve("xrechnung-01.02a-INVOICE_ubl.xml")));
        Shop.Sight pdf = shop.imports(
                "rechnung.pdf", Files.readAllBytes(INVOICES.resolve("zugferd-EN16931_1_Teilrechnung.pdf")));

        assertThat(taken.text()).contains("neu 1", "Fehler 0");
        assertThat(pdf.text()).contains("neu 1", "Fehler 0");
        assertThat(shop.items()).hasSize(2);
    }

    @Test
    void a_credit_note_lowers_what_the_customer_owes() throws IOException {
        Shop.Sight taken = shop.imports(
                "korrektur.xml", Files.readAllBytes(INVOICES.resolve("EN16931_Rechnungskorrektur.cii.xml")));

        assertThat(taken.text()).contains("neu 1", "Fehler 0");
        assertThat(shop.items().values())
                .singleElement()
                .satisfies(item -> assertThat(item.open()).startsWith("-"));
    }
}
