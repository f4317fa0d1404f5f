package de.mahnwerk.platform.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import de.mahnwerk.platform.letters.Letter.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class LetterPdfTest {

    private static final String CODE = "BCD\n002\n1\nSCT\n\nWerkzeug Brandt\nDE02370502990000684712\nEUR";

    private final LetterPdf pdf = new LetterPdf();

    @Test
    void letters_written_side_by_side_do_not_get_into_each_others_way() {
        List<String> texts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> text(pdf.write(letter(number))))
                .toList();

        for (int number = 0; number < texts.size(); number++) {
            assertThat(texts.get(number)).contains("Mahnung Nummer " + number, "Größe " + number + " €");
        }
    }

    @Test
    void a_letter_of_one_page_can_be_archived_and_read_out_in_order() {
        byte[] letter = pdf.write(letter(1));

        ValidPdf.check(letter);
        assertThat(tags(letter))
                .containsExactly(
                        "Document",
                        "P",
                        "P",
                        "P",
                        "L",
                        "LI",
                        "Lbl",
                        "LBody",
                        "H1",
                        "P",
                        "Figure",
                        "P",
                        "Table",
                        "THead",
                        "TR",
                        "TH",
                        "TH",
                        "TBody",
                        "TR",
                        "TD",
                        "TD");
        assertThat(text(letter))
                .containsSubsequence("Firma 1", "Datum", "Mahnung Nummer 1", "Größe 1 €", "GiroCode", "R-1", "89,90 €");
    }

    @Test
    void a_table_over_several_pages_is_one_table_whose_head_the_eye_sees_on_each() {
        List<List<String>> rows = IntStream.range(0, 90)
                .mapToObj(row ->
                        List.of("R-" + row, row % 10 == 0 ? "a long text that takes several lines" : "", row + " €"))
                .toList();
        byte[] letter = pdf.write(letter(
                Locale.UK,
                List.of(new Block.Table(List.of("Invoice", "Note", "Open"), rows, List.of("Sum", "", "4,005 €")))));

        ValidPdf.check(letter);
        assertThat(tags(letter)).filteredOn("Table"::equals).hasSize(1);
        assertThat(tags(letter)).filteredOn("TH"::equals).hasSize(4);
        assertThat(pages(letter)).hasSize(3).allMatch(page -> page.contains("Invoice") && page.contains("Page "));
        assertThat(readOut(letter)).containsOnlyOnce("Invoice").contains("R-89").doesNotContain("Page ");
    }

    @Test
    void a_row_higher_than_a_page_goes_on_on_the_next_and_loses_nothing() {
        String novel =
                IntStream.range(0, 900).mapToObj(word -> "word" + word).reduce("", (one, other) -> one + " " + other);

        byte[] letter = pdf.write(letter(
                Locale.UK,
                List.of(new Block.Table(List.of("Field", "Value"), List.of(List.of("x", novel)), List.of()))));

        ValidPdf.check(letter);
        assertThat(pages(letter)).hasSizeGreaterThan(2);
        assertThat(text(letter).split("word", -1)).hasSize(901);
    }

    @Test
    void names_keep_their_letters_and_what_the_font_does_not_have_shows_as_a_question_mark() {
        byte[] letter = pdf.write(letter(
                Locale.GERMANY,
                List.of(
                        new Block.Heading("Jiřina Łukaszewska schuldet 5 €"),
                        new Block.Paragraph("Z\u030Curic\u0301"),
                        new Block.Paragraph("Αθήνα, Київ & <Söhne>\tund\u200B \uD83D\uDE00"),
                        new Block.FinePrint("„Fußnote“ – schmal\u202Fgesetzt"))));

        ValidPdf.check(letter);
        assertThat(text(letter))
                .contains(
                        "Jiřina Łukaszewska schuldet 5 €",
                        "Žurić",
                        "Αθήνα, Київ & <Söhne> und ?",
                        "„Fußnote“ – schmal");
    }

    @Test
    void a_long_letter_fills_as_many_pages_as_it_needs_and_counts_them() {
        List<Block> body = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            body.add(new Block.Heading("Nummer " + i));
            body.add(new Block.Paragraph("Ein Absatz, der über mehrere Zeilen geht. ".repeat(1 + i % 9)));
        }

        byte[] letter = pdf.write(letter(Locale.GERMANY, body));

        ValidPdf.check(letter);
        assertThat(text(letter)).contains("Nummer 59", "Seite " + pages(letter).size());
    }

    @Test
    void a_file_that_is_not_tagged_is_found_out() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Document document = new Document()) {
            PdfWriter _ = PdfWriter.getInstance(document, file);
            document.open();
            document.add(new Paragraph("Mahnung"));
        }

        assertThat(ValidPdf.faults(file.toByteArray(), PDFAFlavour.PDFA_2_A))
                .anyMatch(fault -> fault.contains("StructTreeRoot"));
        assertThat(ValidPdf.faults(file.toByteArray(), PDFAFlavour.PDFUA_1))
                .anyMatch(fault -> fault.contains("tagged as real content"));
    }

    @Test
    void every_code_says_what_was_to_be_paid() throws ReaderException {
        for (int cents = 0; cents < 500; cents++) {
            String payload = CODE + cents / 100 + "." + cents % 100 + "\n\n\nRechnung " + "R".repeat(cents % 60);
            ByteMatrix dots = GiroCodeDrawing.of(payload).dots();
            BitMatrix seen = new BitMatrix(dots.getWidth());
            for (int y = 0; y < dots.getHeight(); y++) {
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (dots.get(x, y) == 1) {
                        seen.set(x, y);
                    }
                }
            }

            assertThat(new Decoder().decode(seen).getText()).isEqualTo(payload);
        }
    }

    @Test
    void a_code_with_more_than_it_can_hold_is_refused() {
        Letter letter = letter(Locale.GERMANY, List.of(new Block.GiroCode("x".repeat(5_000), "GiroCode")));

        assertThatThrownBy(() -> pdf.write(letter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5000 characters");
    }

    private static Letter letter(int number) {
        return letter(
                Locale.GERMANY,
                "Mahnung Nummer " + number,
                "Firma " + number,
                List.of(
                        new Block.Paragraph("Größe " + number + " €"),
                        new Block.GiroCode(CODE + number, "GiroCode"),
                        new Block.Table(
                                List.of("Rechnung", "offen"), List.of(List.of("R-" + number, "89,90 €")), List.of())));
    }

    private static Letter letter(Locale locale, List<Block> body) {
        return letter(locale, "Kontoauszug", "Firma Muster", body);
    }

    private static Letter letter(Locale locale, String subject, String recipient, List<Block> body) {
        return new Letter(
                locale,
                "Werkzeug Brandt GmbH",
                "Werkzeug Brandt GmbH · Industriering 88 · 50667 Köln",
                List.of(recipient, "Hauptstraße 1", "50667 Köln"),
                List.of(new Letter.Fact("Datum", "24.11.2026")),
                subject,
                body,
                List.of("Werkzeug Brandt GmbH\nIndustriering 88"));
    }

    private static String text(byte[] file) {
        return String.join(" ", pages(file)).replaceAll("[\\s\\u00A0]+", " ");
    }

    /** What the eye sees. */
    private static List<String> pages(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            List<String> pages = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without artifacts. */
    private static String readOut(byte[] file) {
        try (PdfReader reader = new PdfReader(file)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append(' ');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of the structure's elements in the order of reading. */
    private static List<String> tags(byte[] file) {
        try (PdfReader reader = new PdfReader(file)) {
            List<String> tags = new ArrayList<>();
            collect(PdfReader.getPdfObject(reader.getCatalog().get(PdfName.STRUCTTREEROOT)), tags);
            return tags;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(PdfObject node, List<String> tags) {
        if (node instanceof PdfArray kids) {
            for (int i = 0; i < kids.size(); i++) {
                collect(kids.getDirectObject(i), tags);
            }
        } else if (node instanceof PdfDictionary element) {
            PdfName kind = element.getAsName(PdfName.S);
            if (kind != null) {
                tags.add(PdfName.decodeName(kind.toString()));
            }
            PdfObject kids = PdfReader.getPdfObject(element.get(PdfName.K));
            if (kids != null) {
                collect(kids, tags);
            }
        }
    }
}
