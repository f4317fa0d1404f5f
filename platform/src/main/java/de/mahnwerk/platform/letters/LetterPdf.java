package de.mahnwerk.platform.letters;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import de.mahnwerk.platform.letters.Letter.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Writes letters as PDF with embedded subset fonts (Liberation Sans). Thread-safe. */
public final class LetterPdf {

    private static final float MM = 72f / 25.4f;
    private static final float MARGIN_LEFT = 25 * MM;
    private static final float MARGIN_RIGHT = 20 * MM;
    private static final float MARGIN_BOTTOM = 30 * MM;
    private static final float WINDOW_TOP = 50.7f * MM;
    private static final float BODY_TOP = 103 * MM;
    private static final float NEXT_PAGE_TOP = 25 * MM;
    private static final float QR_SIZE = 32 * MM;

    private static final BaseFont REGULAR = font("LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = font("LiberationSans-Bold.ttf");

    private final Font text = new Font(REGULAR, 10);
    private final Font strong = new Font(BOLD, 10);
    private final Font small = new Font(REGULAR, 8);
    private final Font tiny = new Font(REGULAR, 7);
    private final Font brand = new Font(BOLD, 14);

    /** Whether the font of letters has this sign; what it has not is missing on paper. */
    public static boolean prints(int codePoint) {
        return REGULAR.charExists(codePoint);
    }

    /** One letter as a file of its own. */
    public byte[] write(Letter letter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
        write(List.of(letter), out);
        return out.toByteArray();
    }

    /** All letters in one file for the printer, each starting on a new page. */
    public void write(Iterable<Letter> letters, java.io.OutputStream out) {
        Document document = new Document(PageSize.A4, MARGIN_LEFT, MARGIN_RIGHT, NEXT_PAGE_TOP, MARGIN_BOTTOM);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        // the version that PDF/A-2 and PDF/A-3 are made of (ISO 19005-3)
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        Frame frame = new Frame();
        writer.setPageEvent(frame);
        for (Letter letter : letters) {
            frame.begin(letter);
            if (document.isOpen()) {
                document.newPage();
            } else {
                document.addTitle(letter.subject());
                document.addAuthor(letter.sender());
                document.setDocumentLanguage(letter.locale().getLanguage());
                document.open();
            }
            head(writer.getDirectContent(), letter);
            body(document, writer, letter);
        }
        document.close();
    }

    private void head(PdfContentByte canvas, Letter letter) {
        float top = PageSize.A4.getHeight();
        line(canvas, letter.sender(), brand, MARGIN_LEFT, top - 22 * MM);
        line(canvas, letter.returnLine(), tiny, MARGIN_LEFT, top - WINDOW_TOP + 3 * MM);
        float y = top - WINDOW_TOP - 5 * MM;
        for (String row : letter.recipient()) {
            line(canvas, row, text, MARGIN_LEFT, y);
            y -= 4.6f * MM;
        }
        y = top - WINDOW_TOP;
        for (Letter.Fact fact : letter.facts()) {
            line(canvas, fact.label(), small, 125 * MM, y);
            line(canvas, fact.value(), text, 152 * MM, y);
            y -= 5 * MM;
        }
    }

    private void body(Document document, PdfWriter writer, Letter letter) {
        Paragraph subject = new Paragraph(letter.subject(), strong);
        subject.setSpacingBefore(BODY_TOP - NEXT_PAGE_TOP - 12);
        subject.setSpacingAfter(10);
        // an empty chunk first: spacing before the very first element of a page would be ignored
        document.add(new Chunk(" ", tiny));
        document.add(subject);
        for (Block block : letter.body()) {
            switch (block) {
                case Block.Paragraph paragraph -> document.add(spaced(new Paragraph(13.5f, paragraph.text(), text), 7));
                case Block.Heading heading -> document.add(spaced(new Paragraph(heading.text(), strong), 4));
                case Block.FinePrint print -> document.add(spaced(new Paragraph(10.5f, print.text(), small), 5));
                case Block.Table table -> document.add(table(table));
                case Block.GiroCode code -> document.add(giroCode(writer, code));
            }
        }
    }

    private static Paragraph spaced(Paragraph paragraph, float after) {
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    private PdfPTable table(Block.Table table) {
        int columns = table.head().size();
        PdfPTable pdf = new PdfPTable(columns);
        pdf.setWidthPercentage(100);
        float[] widths = new float[columns];
        java.util.Arrays.fill(widths, 2f);
        widths[0] = 4f;
        pdf.setWidths(widths);
        pdf.setHeaderRows(1);
        pdf.setSpacingAfter(9);
        pdf.setSpacingBefore(2);
        row(pdf, table.head(), small, Rectangle.BOTTOM);
        table.rows().forEach(row -> row(pdf, row, text, Rectangle.NO_BORDER));
        if (!table.total().isEmpty()) {
            row(pdf, table.total(), strong, Rectangle.TOP);
        }
        return pdf;
    }

    private static void row(PdfPTable table, List<String> cells, Font font, int border) {
        for (int i = 0; i < cells.size(); i++) {
            PdfPCell cell = new PdfPCell(new Phrase(cells.get(i), font));
            cell.setBorder(border);
            cell.setBorderWidth(0.6f);
            cell.setPaddingTop(3);
            cell.setPaddingBottom(4);
            cell.setPaddingLeft(i == 0 ? 0 : 4);
            cell.setPaddingRight(i == cells.size() - 1 ? 0 : 4);
            cell.setHorizontalAlignment(i == cells.size() - 1 ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            table.addCell(cell);
        }
    }

    private PdfPTable giroCode(PdfWriter writer, Block.GiroCode code) {
        PdfPTable pdf = new PdfPTable(2);
        pdf.setWidthPercentage(100);
        pdf.setWidths(new float[] {36 * MM, 129 * MM});
        pdf.setKeepTogether(true);
        pdf.setSpacingAfter(8);
        PdfPCell picture = new PdfPCell(qr(writer, code.payload()), false);
        picture.setBorder(Rectangle.NO_BORDER);
        picture.setPadding(0);
        PdfPCell caption = new PdfPCell(new Phrase(13.5f, code.caption(), text));
        caption.setBorder(Rectangle.NO_BORDER);
        caption.setVerticalAlignment(Element.ALIGN_MIDDLE);
        pdf.addCell(picture);
        pdf.addCell(caption);
        return pdf;
    }

    /** The code as filled bars: sharp at any size and small in the file. */
    private static Image qr(PdfWriter writer, String payload) {
        ByteMatrix dots = dots(payload);
        float side = QR_SIZE / dots.getWidth();
        PdfTemplate drawing = writer.getDirectContent().createTemplate(QR_SIZE, QR_SIZE);
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                int from = x;
                while (x < dots.getWidth() && dots.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    drawing.rectangle(from * side, QR_SIZE - (y + 1) * side, (x - from) * side, side);
                }
            }
        }
        drawing.fill();
        return Image.getInstance(drawing);
    }

    private static ByteMatrix dots(String payload) {
        try {
            return Encoder.encode(
                            payload,
                            ErrorCorrectionLevel.M,
                            Map.of(com.google.zxing.EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR code: " + payload.length() + " characters", e);
        }
    }

    private static void line(PdfContentByte canvas, String text, Font font, float x, float y) {
        ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, new Phrase(text, font), x, y, 0);
    }

    private static BaseFont font(String file) {
        try (InputStream in = LetterPdf.class.getResourceAsStream("/liberation/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the font " + file + " is not on the class path");
            }
            BaseFont font =
                    BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
            // a fifth less time for a letter that is a twentieth larger
            font.setCompressionLevel(Deflater.BEST_SPEED);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Footer columns and page numbers of the letter that is being written. */
    private final class Frame extends PdfPageEventHelper {
        private List<String> footer = List.of();
        private Locale locale = Locale.GERMANY;
        private int page;

        private void begin(Letter letter) {
            footer = letter.footer();
            locale = letter.locale();
            page = 0;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            page++;
            PdfContentByte canvas = writer.getDirectContent();
            for (int i = 0; i < footer.size(); i++) {
                float y = 22 * MM;
                for (String row : footer.get(i).split("\n", -1)) {
                    line(canvas, row, tiny, MARGIN_LEFT + i * 56 * MM, y);
                    y -= 3.2f * MM;
                }
            }
            String word = locale.getLanguage().equals("de") ? "Seite " : "Page ";
            ColumnText.showTextAligned(
                    canvas,
                    Element.ALIGN_RIGHT,
                    new Phrase(word + page, tiny),
                    PageSize.A4.getWidth() - MARGIN_RIGHT,
                    26 * MM,
                    0);
        }
    }
}
