package de.mahnwerk.merchant.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.HouseBank;
import de.mahnwerk.merchant.Ledger.Buyer;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the accountant gets of a month, and what the tax consultant's program reads. */
class AccountingScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(AccountingScenario.class);
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMM", Locale.ROOT);
    private static final Pattern NEWEST = Pattern.compile("href=\"/(accounting/files/\\d+)\"");

    private final LocalDate today = HOUSE.today();
    private final String day = today.format(DAY);
    private final Shop shop = HOUSE.shop();
    private final Buyer kim = Buyer.person("10023", "Kim", "Müller", "50667");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private Shop.Sight export(String format, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("from", today.toString());
        form.put("to", today.plusDays(20).toString());
        form.put("format", format);
        return shop.fill("accounting/files", form);
    }

    private byte[] file(Shop.Sight page) {
        Matcher link = NEWEST.matcher(page.html());
        if (!link.find()) {
            throw new IllegalStateException(page.text());
        }
        return shop.download(link.group(1));
    }

    private static List<List<String>> lines(byte[] file, Charset charset) {
        return lines(new String(file, charset));
    }

    private static List<List<String>> lines(String text) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return csv.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> fromPractice() throws IOException {
        try (InputStream real = Objects.requireNonNull(
                AccountingScenario.class.getResourceAsStream("/merchant/datev/EXTF_Buchungsstapel.csv"))) {
            return lines(real.readAllBytes(), WINDOWS);
        }
    }

    /** What a booking says: amount, debit and credit account, day, document, text. */
    private static String told(List<String> line) {
        assertThat(line.get(1)).isEqualTo("S");
        return String.join(" ", line.get(0), line.get(6), line.get(7), line.get(9), line.get(10), line.get(13));
    }

    /** Invoice of 500.00, a free reminder, a notice with costs of 1.50 and interest, and all is paid. */
    private void paidWithCostsAndInterest() {
        shop.owes(kim.invoice("RE-2026/7", "500,00", today.minusDays(8)));
        long _ = shop.duns();
        HOUSE.goTo(today.plusDays(15));
        long _ = shop.duns();
        HouseBank bank = new HouseBank();
        bank.receives(today.plusDays(15), "502.57", "Kim Mueller", "DE89370400440532013000", "RE-2026/7");
        Shop.Sight _ = shop.imports("a.xml", bank.statement(today.plusDays(15)));
        assertThat(shop.item("RE-2026/7").state()).isEqualTo("PAID");
    }

    @Test
    void a_payment_with_dunning_costs_and_interest_is_a_stack_as_datev_writes_them() throws IOException {
        paidWithCostsAndInterest();
        shop.owes(Buyer.company("K-2", "Özgür & Söhne", "45127").invoice("RE-8", "80,00", today.plusDays(16)));
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-8") + "/write-off", Map.of("reason", "insolvent"));

        Shop.Sight made = export("DATEV", Map.of());

        assertThat(made.text()).contains("Buchungen: 4.");
        byte[] file = file(made);
        assertThat(new String(file, WINDOWS))
                .startsWith("\"EXTF\";700;21;\"Buchungsstapel\";9;")
                .contains("\r\n");
        List<List<String>> lines = lines(file, WINDOWS);
        List<List<String>> real = fromPractice();
        String paidOn = today.plusDays(15).format(DAY);
        assertThat(lines.getFirst()).hasSameSizeAs(real.getFirst());
        assertThat(lines.getFirst().subList(10, 16))
                .containsExactly(
                        "1001",
                        "1",
                        "20260101",
                        "4",
                        today.format(DateTimeFormatter.BASIC_ISO_DATE),
                        today.plusDays(20).format(DateTimeFormatter.BASIC_ISO_DATE));
        assertThat(lines.get(1)).as("the columns").isEqualTo(real.get(1));
        assertThat(lines.subList(2, lines.size()))
                .allSatisfy(line -> assertThat(line).hasSameSizeAs(real.get(2)));
        assertThat(lines.stream().skip(2).map(AccountingScenario::told))
                .as("the debtor's account is even; the company without an account of its own has the common one")
                .containsExactlyInAnyOrder(
                        "502,57 1200 10023 " + paidOn + " RE-2026/7 Zahlung Kim Müller",
                        "1,50 10023 2742 " + paidOn + " RE-2026/7 Mahnkosten Kim Müller",
                        "1,07 10023 2650 " + paidOn + " RE-2026/7 Verzugszinsen Kim Müller",
                        "80,00 2400 1410 " + paidOn + " RE-8 Ausbuchung Özgür & Söhne");
    }

    @Test
    void what_was_paid_before_the_list_was_written_is_booked_already() throws IOException {
        Shop.Sight _ =
                shop.imports("jtl-wawi.csv", Files.readAllBytes(Path.of("../docs/open-item-lists", "jtl-wawi.csv")));
        assertThat(shop.item("RE-2026-0815").open()).isEqualTo("1000,00");

        Shop.Sight page = shop.look("accounting?from=" + today + "&to=" + today.plusDays(20));

        assertThat(page.text()).contains("In diesem Zeitraum ist nichts zu buchen");
    }

    @Test
    void the_same_days_once_more_need_a_word() {
        shop.owes(kim.invoice("RE-1", "80,00", today));
        Shop.Sight _ = shop.pays("RE-1", "80,00", today);
        Shop.Sight first = export("DATEV", Map.of());

        assertThat(first.text()).contains("Noch in keiner Datei: 0 für DATEV, 1 für CSV", "mia");
        Shop.Sight refused = export("DATEV", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nichts wurde erzeugt");

        Shop.Sight again = export("CSV", Map.of("again", "true"));
        assertThat(again.text()).contains("Buchungen: 1.");
        assertThat(shop.look("accounting").text()).as("both stay").contains("DATEV-Buchungsstapel", "CSV");
    }

    @Test
    void what_is_booked_later_for_days_that_are_exported_comes_with_the_next_file_and_nothing_comes_twice()
            throws IOException {
        shop.owes(kim.invoice("RE-1", "80,00", today), kim.invoice("RE-2", "50,00", today));
        Shop.Sight _ = shop.pays("RE-1", "30,00", today);
        assertThat(lines(file(export("CSV", Map.of())), UTF_8)).hasSize(2);

        Shop.Sight _ = shop.pays("RE-1", "30,00", today);
        Shop.Sight _ = shop.pays("RE-2", "50,00", today);
        assertThat(shop.look("accounting?from=" + today + "&to=" + today.plusDays(20))
                        .text())
                .contains("2 für CSV");

        assertThat(lines(file(export("CSV", Map.of())), UTF_8))
                .as("the header, and of two equal payments the second")
                .hasSize(3);
        assertThat(export("CSV", Map.of()).text()).contains("stehen schon in einer solchen Datei");
    }

    @Test
    void other_currencies_go_out_as_csv_only_and_no_text_is_a_formula() {
        Buyer formula = Buyer.company("=1+1", "=HYPERLINK(\"x\")", "45127");
        shop.owes(
                formula.invoice("-RE-1", "80,00", today),
                kim.invoice("RE-2", "33,00", today).in("CHF"));
        Shop.Sight _ = shop.pays("-RE-1", "80,00", today);
        Shop.Sight _ = shop.pays("RE-2", "33,00", today);

        List<List<String>> stack = lines(file(export("DATEV", Map.of())), WINDOWS);
        List<List<String>> table = lines(file(export("CSV", Map.of("again", "true"))), UTF_8);

        assertThat(stack.stream().skip(2).map(AccountingScenario::told))
                .containsExactly("80,00 1200 1410 " + day + " RE-1 Zahlung =HYPERLINK(\"x\")");
        assertThat(shop.look("accounting").text()).contains("andere Währung, ausgelassen");
        String german = today.format(DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT));
        assertThat(table.getFirst()).contains("Soll", "Haben", "Betrag");
        assertThat(table.stream().skip(1).map(line -> String.join(" ", line)))
                .containsExactlyInAnyOrder(
                        german + " 1200 1410 80,00 EUR '-RE-1 '=1+1 '=HYPERLINK(\"x\") Zahlung",
                        german + " 1200 10023 33,00 CHF RE-2 10023 Kim Müller Zahlung");
    }

    @Test
    void the_accounts_are_the_merchants_own() {
        shop.owes(kim.invoice("RE-1", "80,00", today));
        Shop.Sight _ = shop.pays("RE-1", "80,00", today);
        Map<String, String> settings = Map.of(
                "chart", "SKR04", "consultant", "29098", "client", "55", "yearBegins", "7", "BANK", "1810", "FEES", "");

        Shop.Sight saved = shop.fill("accounting/settings", settings);

        assertThat(saved.text()).contains("Die Konten sind gespeichert");
        List<List<String>> lines = lines(file(export("DATEV", Map.of())), WINDOWS);
        assertThat(lines.getFirst().subList(10, 13)).containsExactly("29098", "55", "20260701");
        assertThat(lines.getFirst().get(26)).isEqualTo("04");
        assertThat(told(lines.get(2))).startsWith("80,00 1810 10023 ");

        Map<String, String> wrong = new HashMap<>(settings);
        wrong.put("BANK", "12");
        assertThat(shop.fill("accounting/settings", wrong).status()).isEqualTo(422);
        assertThat(shop.fill("accounting/files", Map.of("from", "2026-06-01", "to", "2026-07-31", "format", "DATEV"))
                        .text())
                .contains("liegt in einem Wirtschaftsjahr");
    }

    @Test
    void what_is_undone_is_booked_back() {
        shop.owes(kim.invoice("RE-1", "80,00", today), kim.invoice("RE-2", "15,00", today));
        Shop.Sight paid = shop.pays("RE-1", "100,00", today);
        Matcher payment = Pattern.compile("name=\"payment\" value=\"([^\"]+)\"").matcher(paid.html());
        assertThat(payment.find()).isTrue();
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-1") + "/undo-payment", Map.of("payment", payment.group(1)));
        Shop.Sight _ = shop.pays("RE-2", "20,00", today);
        Shop.Sight _ = shop.fill("items/" + shop.idOf("RE-2") + "/refund", Map.of());

        List<List<String>> lines = lines(file(export("DATEV", Map.of())), WINDOWS);

        assertThat(lines.stream().skip(2).map(AccountingScenario::told))
                .containsExactlyInAnyOrder(
                        "100,00 1200 10023 " + day + " RE-1 Zahlung Kim Müller",
                        "100,00 10023 1200 " + day + " RE-1 Zahlung Kim Müller",
                        "20,00 1200 10023 " + day + " RE-2 Zahlung Kim Müller",
                        "5,00 10023 1200 " + day + " RE-2 Erstattung Kim Müller");
    }

    @Test
    void a_month_without_bookings_says_what_would_be_in_it() {
        assertThat(shop.look("accounting").text()).contains("In diesem Zeitraum ist nichts zu buchen");
    }
}
