package de.mahnwerk.platform.letters;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.platform.letters.Letter.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class LetterPdfTest {

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

    private static Letter letter(int number) {
        return new Letter(
                Locale.GERMANY,
                "Werkzeug Brandt GmbH",
                "Werkzeug Brandt GmbH · Industriering 88 · 50667 Köln",
                List.of("Firma " + number, "Hauptstraße 1", "50667 Köln"),
                List.of(new Letter.Fact("Datum", "24.11.2026")),
                "Mahnung Nummer " + number,
                List.of(
                        new Block.Paragraph("Größe " + number + " €"),
                        new Block.GiroCode(
                                "BCD\n002\n1\nSCT\n\nWerkzeug Brandt\nDE02370502990000684712\nEUR" + number,
                                "GiroCode"),
                        new Block.Table(
                                List.of("Rechnung", "offen"), List.of(List.of("R-" + number, "89,90 €")), List.of())),
                List.of());
    }

    private static String text(byte[] file) {
        try (PdfReader reader = new PdfReader(file)) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
