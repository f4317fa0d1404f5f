package de.mahnwerk.agency.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.settlement.FeeInvoice.Position;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.platform.accounting.Chart;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.LetterPdf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mustangproject.validator.ZUGFeRDValidator;

/** Our invoices before the validator that a client's accounting runs: EN 16931, XRechnung, PDF/A-3. */
class EInvoicesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);

    private static final AgencySettings AGENCY = new AgencySettings(
            "Nordwall Inkasso GmbH",
            "Ballindamm 40",
            "20095",
            "Hamburg",
            "kontakt@nordwall-inkasso.example",
            "040 5550 1900",
            "registriert",
            new AgencySettings.Authority("Bundesamt für Justiz", "Adenauerallee 99-103", "www.bundesjustizamt.de"),
            "DE123456789",
            "DE02300209000106531065",
            "DE02200505501015871393",
            new AgencySettings.Files(""),
            new AgencySettings.AddressRegister(""),
            new AgencySettings.Printing(""),
            new AgencySettings.Prices(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN),
            new AgencySettings.Accounting(Chart.SKR03, 1001, 1, 1, Map.of()),
            60_000);

    private final EInvoices forms = new EInvoices(AGENCY);

    @TempDir
    private Path folder;

    private static Client client(String vatId) {
        return new Client(
                1,
                "M-1",
                "Müller & Söhne <Rösterei>",
                "GmbH",
                "Hafenweg 3",
                "20457",
                "Hamburg",
                "HH",
                "buchhaltung@bohnen.example",
                "",
                "DE02120300000000202051",
                "",
                "Müller",
                CreditorVat.CREDITOR_DEDUCTS,
                vatId);
    }

    private static FeeInvoice invoice(long payoutCents, Position... positions) {
        Settlement settlement = new Settlement(
                1,
                new UUID(0, 1),
                1,
                "AB-26-000001",
                1,
                FRIDAY.minusDays(6),
                FRIDAY,
                FRIDAY,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                payoutCents,
                "");
        return FeeInvoice.of("RE-26-000001", settlement, List.of(positions));
    }

    private static Position position(LineKind kind, String net) {
        return new Position(kind, 2, Money.eur(net));
    }

    /** What the validator says of the file: nothing fails, and what it is. */
    private String validated(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(file.toString());
        assertThat(report).doesNotContain("status=\"invalid\"", "<error", "<exception", "isCompliant=false");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
        return report;
    }

    private String valid(FeeInvoice invoice, String vatId) throws IOException {
        byte[] xml = forms.xml(invoice, client(vatId));
        assertThat(validated(invoice.number() + ".xml", xml))
                .contains("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0");
        return new String(xml, StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
    }

    @Test
    void what_was_kept_from_the_payout_is_paid_already() throws IOException {
        String xml = valid(
                invoice(8105, position(LineKind.RETAINED_COSTS, "30.90"), position(LineKind.SUCCESS_FEE, "4.54")), "");
        assertThat(xml)
                .contains(
                        "<ram:TypeCode>380</ram:TypeCode>",
                        "Müller &amp; Söhne &lt;Rösterei&gt; GmbH",
                        "<ram:ID schemeID=\"VA\">DE123456789</ram:ID>",
                        "<ram:TypeCode>97</ram:TypeCode>",
                        "<ram:LineTotalAmount>35.44</ram:LineTotalAmount>",
                        "<ram:TaxTotalAmount currencyID=\"EUR\">6.73</ram:TaxTotalAmount>",
                        "<ram:GrandTotalAmount>42.17</ram:GrandTotalAmount>",
                        "<ram:TotalPrepaidAmount>42.17</ram:TotalPrepaidAmount>",
                        "<ram:DuePayableAmount>0.00</ram:DuePayableAmount>",
                        "in Abrechnung AB-26-000001 verrechnet");
    }

    @Test
    void what_no_money_was_there_for_is_still_due() throws IOException {
        String xml = valid(invoice(-1000, position(LineKind.FAILURE_FEE, "15.00")), "DE987654321");
        assertThat(xml)
                .contains(
                        "<ram:TotalPrepaidAmount>7.85</ram:TotalPrepaidAmount>",
                        "<ram:DuePayableAmount>10.00</ram:DuePayableAmount>",
                        "mit der nächsten Abrechnung verrechnet",
                        "<ram:ID schemeID=\"VA\">DE987654321</ram:ID>");
    }

    @Test
    void a_kind_of_which_more_came_back_than_new_came_reduces_the_invoice() throws IOException {
        String xml = valid(
                invoice(0, position(LineKind.RETAINED_COSTS, "30.90"), position(LineKind.SUCCESS_FEE, "-1.38")), "");
        assertThat(xml)
                .contains(
                        "<ram:BilledQuantity unitCode=\"C62\">-1.0000</ram:BilledQuantity>",
                        "<ram:LineTotalAmount>-1.38</ram:LineTotalAmount>",
                        "<ram:GrandTotalAmount>35.13</ram:GrandTotalAmount>");
    }

    @Test
    void where_more_came_back_than_new_came_at_all_it_is_a_credit_note() throws IOException {
        FeeInvoice credit =
                invoice(-4000, position(LineKind.RETAINED_COSTS, "-30.90"), position(LineKind.SUCCESS_FEE, "1.38"));
        assertThat(credit.creditNote()).isTrue();
        assertThat(valid(credit, ""))
                .contains(
                        "<ram:TypeCode>381</ram:TypeCode>",
                        "<ram:LineTotalAmount>30.90</ram:LineTotalAmount>",
                        "<ram:LineTotalAmount>-1.38</ram:LineTotalAmount>",
                        "<ram:GrandTotalAmount>35.13</ram:GrandTotalAmount>",
                        "<ram:DuePayableAmount>0.00</ram:DuePayableAmount>");
    }

    @Test
    void the_paper_is_a_pdf_that_archives_take_and_carries_the_same_data() throws IOException {
        byte[] xml = forms.xml(invoice(8105, position(LineKind.SUCCESS_FEE, "4.54")), client(""));
        Letter letter = new Letter(
                Locale.GERMANY,
                AGENCY.name(),
                "Rücksendung an",
                List.of("Müller & Söhne"),
                List.of(new Letter.Fact("Abrechnung", "AB-26-000001")),
                "Abrechnung",
                List.of(new Letter.Block.Paragraph("Gebühr: 5,40 €")),
                List.of("Fußzeile"));
        assertThat(validated("AB-26-000001.pdf", forms.zugferd(new LetterPdf().write(letter), xml)))
                .contains("flavour=3a", "isCompliant=true", "xrechnung_3.0");
    }
}
