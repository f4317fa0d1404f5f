package de.mahnwerk.platform.letters;

import static de.mahnwerk.platform.letters.LetterPages.HEIGHT;
import static de.mahnwerk.platform.letters.LetterPages.LEFT;
import static de.mahnwerk.platform.letters.LetterPages.MM;
import static de.mahnwerk.platform.letters.LetterPages.WIDTH;
import static de.mahnwerk.platform.letters.TaggedPdf.element;

import de.mahnwerk.platform.letters.Letter.Block;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfStructureElement;

/**
 * Writes letters as PDF/A-2a and PDF/UA-1: what is a heading, a table or a picture is marked as such, and the fonts (Liberation
 * Sans) are in the file. Thread-safe.
 */
public final class LetterPdf {

    private static final float BRAND = HEIGHT - 22 * MM;
    /** DIN 5008 form B: the address zone begins 50.7 mm below the edge, the line of the sender above it. */
    private static final float WINDOW = HEIGHT - 50.7f * MM;

    private static final float FACT_LABELS = 125 * MM;
    private static final float FACT_VALUES = 152 * MM;
    private static final float FACT_LEADING = 5 * MM;
    private static final float SUBJECT = HEIGHT - 103 * MM + 12;
    private static final float QR_SIZE = 32 * MM;
    private static final float CAPTION = LEFT + 36 * MM + 2;

    /** Whether the font of letters has this sign; what it has not shows as a question mark. */
    public static boolean prints(int codePoint) {
        return Typeface.REGULAR.has(codePoint);
    }

    /** One letter as a file. */
    public byte[] write(Letter letter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
        String title = printable(letter.subject(), TextStyle.STRONG);
        String sender = printable(letter.sender(), TextStyle.BRAND);
        boolean german = letter.locale().getLanguage().equals("de");
        try (TaggedPdf pdf = new TaggedPdf(out, title, sender, letter.locale().toLanguageTag())) {
            LetterPages pages = new LetterPages(pdf, german ? "Seite" : "Page", footer(letter), SUBJECT);
            head(pdf, letter, sender);
            paragraph(pdf, pages, Tag.SUBJECT, TextStyle.STRONG, title, 10);
            for (Block block : letter.body()) {
                block(pdf, pages, block, german);
            }
            pages.end();
        }
        return out.toByteArray();
    }

    private static void head(TaggedPdf pdf, Letter letter, String sender) {
        PdfStructureElement root = pdf.root();
        pdf.text(element(root, Tag.PARAGRAPH), TextStyle.BRAND, LEFT, BRAND, List.of(sender));
        String line = printable(letter.returnLine(), TextStyle.TINY);
        pdf.text(element(root, Tag.PARAGRAPH), TextStyle.TINY, LEFT, WINDOW + 3 * MM, List.of(line));
        // each row ends with a space, by which readers tell words apart
        List<String> address = letter.recipient().stream()
                .map(row -> printable(row, TextStyle.ADDRESS) + " ")
                .toList();
        pdf.text(element(root, Tag.PARAGRAPH), TextStyle.ADDRESS, LEFT, WINDOW - 5 * MM, address);
        facts(pdf, letter.facts());
    }

    private static void facts(TaggedPdf pdf, List<Letter.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        PdfStructureElement list = element(pdf.root(), Tag.LIST);
        float y = WINDOW;
        for (Letter.Fact fact : facts) {
            PdfStructureElement item = element(list, Tag.LIST_ITEM);
            String label = printable(fact.label(), TextStyle.FINE);
            pdf.text(element(item, Tag.LABEL), TextStyle.FINE, FACT_LABELS, y, List.of(label));
            String value = printable(fact.value(), TextStyle.TEXT);
            pdf.text(element(item, Tag.LIST_BODY), TextStyle.TEXT, FACT_VALUES, y, List.of(value));
            y -= FACT_LEADING;
        }
    }

    private static void block(TaggedPdf pdf, LetterPages pages, Block block, boolean german) {
        switch (block) {
            case Block.Paragraph one -> paragraph(pdf, pages, Tag.PARAGRAPH, TextStyle.TEXT, one.text(), 7);
            case Block.Heading one -> {
                // not alone at the foot of a page
                pages.need(2 * TextStyle.STRONG.leading() + TextStyle.TEXT.leading());
                paragraph(pdf, pages, Tag.HEADING, TextStyle.STRONG, one.text(), 4);
            }
            case Block.FinePrint one -> paragraph(pdf, pages, Tag.PARAGRAPH, TextStyle.FINE, one.text(), 5);
            case Block.Table table -> new LetterTable(pdf, pages, table).write();
            case Block.GiroCode code -> giroCode(pdf, pages, code, german);
        }
    }

    private static void paragraph(
            TaggedPdf pdf, LetterPages pages, Tag tag, TextStyle style, String text, float after) {
        List<String> lines = style.face().lines(printable(text, style), style.size(), WIDTH);
        pages.lines(element(pdf.root(), tag), style, lines);
        pages.down(after);
    }

    private static void giroCode(TaggedPdf pdf, LetterPages pages, Block.GiroCode code, boolean german) {
        pages.need(QR_SIZE);
        String words = german
                ? "GiroCode: QR-Code mit den Angaben für die Überweisung"
                : "GiroCode: QR code with the data of the credit transfer";
        float y = pages.y();
        pdf.figure(pdf.root(), words, LEFT, y, QR_SIZE, GiroCodeDrawing.of(code.payload()));
        TextStyle style = TextStyle.TEXT;
        List<String> caption =
                style.face().lines(printable(code.caption(), style), style.size(), LEFT + WIDTH - CAPTION);
        float top = y - QR_SIZE / 2 + ((caption.size() - 1) * style.leading() + style.size()) / 2;
        pdf.text(element(pdf.root(), Tag.PARAGRAPH), style, CAPTION, top - style.size(), caption);
        pages.down(QR_SIZE + 8);
    }

    private static List<List<String>> footer(Letter letter) {
        List<List<String>> columns = new ArrayList<>();
        for (String column : letter.footer()) {
            columns.add(List.of(printable(column, TextStyle.TINY).split("\n", -1)));
        }
        return columns;
    }

    private static String printable(String text, TextStyle style) {
        return style.face().printable(text);
    }
}
