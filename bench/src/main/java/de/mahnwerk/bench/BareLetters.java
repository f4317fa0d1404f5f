package de.mahnwerk.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;

/** The PDF library alone: lines of text one below the other, in an embedded font, kept nowhere. */
record BareLetters(List<String> lines) {

    private static final String FONT = "/liberation/LiberationSans-Regular.ttf";
    private static final int WARM = 500;

    /** Seconds for so many letters. */
    double measure(int letters) throws IOException {
        Font font = font();
        for (int i = 0; i < WARM; i++) {
            int _ = write(font);
        }
        long start = System.nanoTime();
        for (int i = 0; i < letters; i++) {
            int _ = write(font);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private int write(Font font) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4);
        PdfWriter _ = PdfWriter.getInstance(document, out);
        document.open();
        for (String line : lines) {
            document.add(new Paragraph(line, font));
        }
        document.close();
        return out.size();
    }

    private static Font font() throws IOException {
        try (InputStream in = BareLetters.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException("the font is not on the class path");
            }
            return new Font(
                    BaseFont.createFont(
                            "LiberationSans-Regular.ttf",
                            BaseFont.IDENTITY_H,
                            BaseFont.EMBEDDED,
                            true,
                            in.readAllBytes(),
                            null),
                    10);
        }
    }
}
