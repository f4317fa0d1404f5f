package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.bank.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, foreign or malicious: understood or refused with reason and remedy, never a crash. */
@Timeout(300)
class HostileFilesTest {

    private static final Path INVOICES = Path.of("src/test/resources/merchant/einvoice");
    private static final String LIST = "Kundennummer;Nachname;Rechnungsnummer;Rechnungsdatum;Betrag\n";

    private static ReadFile read(String name, byte[] bytes) {
        ReadFile read = FileReaders.read(name, bytes);
        read.faults().forEach(fault -> {
            assertThat(fault.problem(Locale.GERMAN)).isNotBlank();
            assertThat(fault.remedy(Locale.GERMAN)).isNotBlank();
        });
        assertThat(read.invoices().size()
                        + read.entries().size()
                        + read.faults().size())
                .as("understood or refused")
                .isPositive();
        return read;
    }

    private static ReadFile read(String text) {
        return read("datei", text.getBytes(UTF_8));
    }

    private static List<String> codes(ReadFile read) {
        return read.faults().stream().map(Fault::code).toList();
    }

    private static String invoice(String name) throws IOException {
        return Files.readString(INVOICES.resolve(name));
    }

    @Test
    void an_external_entity_is_refused_and_nothing_is_fetched() throws IOException {
        Path secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "top-secret-4711");
        String hostile = invoice("xrechnung-01.02a-INVOICE_ubl.xml")
                .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY leak SYSTEM \"" + secret.toUri() + "\">]>")
                .replaceFirst("<cbc:ID>[^<]*<", "<cbc:ID>&leak;<");

        ReadFile read = read(hostile);

        assertThat(codes(read)).containsExactly("xml-broken");
        assertThat(read.toString()).doesNotContain("4711");
        Files.delete(secret);
    }

    @Test
    void entities_that_unfold_to_a_billion_are_refused() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        assertThat(codes(read(bomb.append("]><Invoice>&a39;</Invoice>").toString())))
                .containsExactly("xml-broken");
    }

    @Test
    void a_pdf_whose_attachment_unpacks_to_more_than_we_want_is_refused_in_bounded_memory() throws IOException {
        assertThat(codes(read("bombe.pdf", pdf("factur-x.xml", new Zeros(1L << 27)))))
                .containsExactly("file-too-large");
    }

    private static byte[] pdf(String name, InputStream attachment) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDEmbeddedFile file = new PDEmbeddedFile(document, attachment, org.apache.pdfbox.cos.COSName.FLATE_DECODE);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(name);
            specification.setEmbeddedFile(file);
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** So many zeros, none of them in memory. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, most);
            Arrays.fill(into, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }

    @Test
    void a_zip_that_unpacks_to_half_a_gigabyte_is_refused_in_bounded_memory() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("rechnung.xml"));
            long _ = new Zeros(1L << 29).transferTo(zip);
        }
        assertThat(codes(read("bombe.zip", out.toByteArray()))).containsExactly("archive-too-large");
    }

    @Test
    void a_workbook_that_unpacks_to_half_a_gigabyte_or_is_none_is_refused() throws IOException {
        assertThat(codes(read("bombe.xlsx", workbook(new Zeros(1L << 29))))).containsExactly("archive-too-large");
        assertThat(codes(read("kaputt.xlsx", workbook(InputStream.nullInputStream()))))
                .containsExactly("sheet-broken");
    }

    private static byte[] workbook(InputStream content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            long _ = content.transferTo(zip);
        }
        return out.toByteArray();
    }

    /** Only the sheet itself is hostile: its text is an entity that stands for a trillion letters. */
    @Test
    void a_workbook_whose_entities_multiply_costs_no_memory() throws IOException {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(sound, "Test", "1.0")) {
            book.newWorksheet("Offene Posten").value(0, 0, "Kundennummer");
        }
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        String sheet = bomb.append(
                        "]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a39;</t></is></c>"
                                + "</row></sheetData></worksheet>")
                .toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder().setByteArray(sound.toByteArray()).get();
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                boolean hostile = entry.getName().equals("xl/worksheets/sheet1.xml");
                to.write(
                        hostile
                                ? sheet.getBytes(UTF_8)
                                : from.getInputStream(entry).readAllBytes());
            }
        }

        assertThat(codes(read("bombe.xlsx", out.toByteArray())))
                .hasSize(1)
                .containsAnyOf("sheet-broken", "file-unknown");
    }

    @Test
    void an_empty_file_and_bytes_without_sense_are_refused() {
        assertThat(codes(read("leer.csv", new byte[0]))).containsExactly("file-unknown");
        assertThat(codes(read("bild.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 0})))
                .containsExactly("file-unknown");
        assertThat(codes(read("%PDF-1.7 und dann nichts"))).containsExactly("pdf-broken");
        assertThat(codes(read("<Invoice><ID>1</ID>"))).containsExactly("xml-broken");
        assertThat(codes(read("<html><body>Anmeldung</body></html>"))).containsExactly("xml-unknown");
        assertThat(codes(read("\n\n \n"))).containsExactly("file-unknown");
    }

    @Test
    void one_line_of_thirty_megabytes_costs_that_line_only() {
        String huge = "x".repeat(30 * 1024 * 1024);

        ReadFile read = read(LIST + "K-1;" + huge + ";RE-1;01.10.2026;10,00\nK-2;Muster;RE-2;01.10.2026;20,00\n");

        assertThat(read.invoices()).extracting(ReadInvoice::number).contains("RE-2");
    }

    @Test
    void every_usual_encoding_is_understood() {
        String text = LIST + "K-1;Müßig;RE-1;01.10.2026;10,00\n";
        for (Charset charset : List.of(UTF_8, UTF_16, Charset.forName("windows-1252"))) {
            ReadFile read = read("liste.csv", text.getBytes(charset));
            assertThat(read.faults()).as(charset.name()).isEmpty();
            assertThat(read.invoices().getFirst().buyer().name())
                    .as(charset.name())
                    .isEqualTo("Müßig");
        }
    }

    @Test
    void an_invoice_in_utf_16_is_understood() throws IOException {
        String xml = invoice("xrechnung-01.02a-INVOICE_ubl.xml")
                .replaceFirst("(?i)encoding=\"utf-8\"", "encoding=\"UTF-16\"");

        ReadFile read = read("rechnung.xml", xml.getBytes(UTF_16));

        assertThat(read.faults()).isEmpty();
        assertThat(read.invoices()).hasSize(1);
    }

    @Test
    void a_declared_encoding_that_the_bytes_contradict_is_a_fault_and_no_crash() throws IOException {
        byte[] latin = invoice("xrechnung-01.02a-INVOICE_ubl.xml")
                .replaceFirst("<cbc:RegistrationName>[^<]*<", "<cbc:RegistrationName>Bäckerei Öz<")
                .getBytes(Charset.forName("windows-1252"));
        assertThat(codes(read("rechnung.xml", latin))).containsExactly("xml-broken");
    }

    @Test
    void a_bank_file_without_a_statement_says_so() {
        ReadFile read = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId>
                <CreDtTm>2026-11-02T08:00:00</CreDtTm></GrpHdr></BkToCstmrStmt></Document>
                """);
        assertThat(codes(read)).containsExactly("no-statement");
    }

    @Test
    void a_credit_note_in_ubl_gives_instead_of_asking() throws IOException {
        String note = invoice("xrechnung-01.02a-INVOICE_ubl.xml")
                .replace("ubl:Invoice", "ubl:CreditNote")
                .replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381")
                .replace("</cbc:InvoiceTypeCode", "</cbc:CreditNoteTypeCode")
                .replace("InvoiceLine", "CreditNoteLine")
                .replace("schema:xsd:Invoice-2", "schema:xsd:CreditNote-2");

        ReadFile read = read(note);

        assertThat(read.kind()).isEqualTo(ReadFile.Kind.CREDIT_NOTE);
        assertThat(read.invoices()).singleElement().satisfies(invoice -> {
            assertThat(invoice.isCredit()).isTrue();
            assertThat(OpenItems.of(invoice).openCents()).isNegative();
        });
    }

    @Test
    void a_list_knows_credits_foreign_money_and_currencies_without_cents() {
        ReadFile read = read("""
                Kundennummer;Nachname;Rechnungsnummer;Rechnungsdatum;Betrag;Währung
                K-1;Muster;GS-1;01.10.2026;-12,50;EUR
                K-1;Muster;RE-2;01.10.2026;1.000,00;CHF
                K-1;Muster;RE-3;01.10.2026;5000;JPY
                K-1;Muster;RE-4;01.10.2026;5000,50;JPY
                K-1;Muster;RE-5;01.10.2026;1,5;EUR
                K-1;Muster;RE-6;01.10.2026;1,50;XYZ
                K-1;Muster;RE-7;01.10.2026;1.23.4,50;EUR
                """);

        assertThat(read.invoices())
                .extracting(invoice -> invoice.number() + " " + invoice.total())
                .containsExactly("GS-1 -12.50 EUR", "RE-2 1000.00 CHF", "RE-3 5000 JPY", "RE-5 1.50 EUR");
        assertThat(read.faults())
                .extracting(fault -> fault.at() + " " + fault.field() + " " + fault.code())
                .containsExactly(
                        "line 5 Betrag amount-unreadable",
                        "line 7 Währung currency-unknown",
                        "line 8 Betrag amount-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9", "NaN", "-", "--5", "1,2,3", "10.000.00", "٣,٥٠", "0x10", "9999999999999999999"})
    void what_is_no_amount_is_not_guessed(String amount) {
        ReadFile read = read(LIST + "K-1;Muster;RE-1;01.10.2026;" + amount + "\n");

        assertThat(read.invoices()).isEmpty();
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.value()).isEqualTo(amount);
            assertThat(fault.code()).isEqualTo("amount-unreadable");
        });
    }

    @Test
    void a_formula_in_a_name_stays_text() {
        ReadFile read = read(LIST + "K-1;=cmd|' /C calc'!A0;RE-1;01.10.2026;10,00\n");
        assertThat(read.invoices().getFirst().buyer().name()).isEqualTo("=cmd|' /C calc'!A0");
    }

    @Test
    void an_invoice_that_came_by_mail_is_read_from_its_attachment() throws IOException {
        String attachment = java.util.Base64.getMimeEncoder()
                .encodeToString(Files.readAllBytes(INVOICES.resolve("zugferd-EN16931_1_Teilrechnung.pdf")));
        String mail = """
                From: lieferant@example.org
                To: buchhaltung@example.org
                Subject: Rechnung
                Date: Mon, 02 Nov 2026 08:00:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain

                Anbei die Rechnung.
                --b
                Content-Type: application/pdf; name="rechnung.pdf"
                Content-Disposition: attachment; filename="rechnung.pdf"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(attachment);

        assertThat(read(mail).invoices()).hasSize(1);
        assertThat(codes(read(mail.replace("rechnung.pdf", "logo.png")))).containsExactly("mail-without-file");
    }

    @Test
    void a_sheet_in_an_archive_or_a_mail_is_read_and_another_archive_in_it_is_not() throws IOException {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(sheet, "Test", "1.0")) {
            var list = book.newWorksheet("Offene Posten");
            String[] header = {"Kundennummer", "Nachname", "Rechnungsnummer", "Rechnungsdatum", "Betrag"};
            String[] line = {"K-1", "Muster", "RE-1", "01.10.2026", "10,00"};
            for (int column = 0; column < header.length; column++) {
                list.value(0, column, header[column]);
                list.value(1, column, line[column]);
            }
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("offene-posten.xlsx"));
            zip.write(sheet.toByteArray());
        }
        String mail = """
                From: buchhaltung@example.org
                To: mahnwesen@example.org
                Subject: Offene Posten
                Date: Mon, 02 Nov 2026 08:00:00 +0100
                MIME-Version: 1.0
                Content-Type: application/octet-stream; name="offene-posten.xlsx"
                Content-Disposition: attachment; filename="offene-posten.xlsx"
                Content-Transfer-Encoding: base64

                %s
                """.formatted(java.util.Base64.getMimeEncoder().encodeToString(sheet.toByteArray()));
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(nested)) {
            zip.putNextEntry(new ZipEntry("innen.zip"));
            zip.write(archive.toByteArray());
        }

        assertThat(read("export.zip", archive.toByteArray()).invoices())
                .extracting(ReadInvoice::number)
                .containsExactly("RE-1");
        assertThat(read(mail).invoices()).extracting(ReadInvoice::number).containsExactly("RE-1");
        assertThat(codes(read("doppelt.zip", nested.toByteArray()))).containsExactly("file-unknown");
    }

    @Test
    void what_datev_calls_a_batch_is_refused_with_what_to_export_instead() {
        assertThat(codes(read("\"EXTF\";700;21;\"Buchungsstapel\";9;20180306102500000\nUmsatz;Konto\n24,95;1200\n")))
                .containsExactly("datev-postings");
    }

    @Test
    void a_statement_in_the_old_format_of_swift_is_understood() {
        ReadFile read = read("""
                :20:X
                :25:1/2
                :60F:C261101EUR0,
                :61:2611021102CR5,NTRFNONREF
                :86:166?00GUTSCHRIFT?20SVWZ+RE-1?32KIM
                :62F:C261102EUR5,
                -
                """);

        assertThat(read.kind()).isEqualTo(ReadFile.Kind.STATEMENT);
        assertThat(read.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).isEqualTo("RE-1"));
    }
}
