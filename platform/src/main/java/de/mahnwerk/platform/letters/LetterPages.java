package de.mahnwerk.platform.letters;

import java.util.List;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfStructureElement;

/** The pages of one letter, filled from top to bottom; lengths in points, heights from the foot of the page. */
final class LetterPages {

    static final float MM = 72f / 25.4f;
    static final float HEIGHT = PageSize.A4.getHeight();
    static final float LEFT = 25 * MM;
    static final float RIGHT = PageSize.A4.getWidth() - 20 * MM;
    static final float WIDTH = RIGHT - LEFT;

    private static final float TOP = HEIGHT - 25 * MM;
    private static final float BOTTOM = 30 * MM;
    /** Below the base line of a page's last line. */
    private static final float BELOW = 4;

    private static final float NUMBER = 26 * MM;
    private static final float FOOTER = 22 * MM;
    private static final float FOOTER_COLUMN = 56 * MM;

    private final TaggedPdf pdf;
    private final String pageWord;
    private final List<List<String>> footer;
    private int page = 1;
    private float y;

    /** @param top where the text of the first page begins */
    LetterPages(TaggedPdf pdf, String pageWord, List<List<String>> footer, float top) {
        this.pdf = pdf;
        this.pageWord = pageWord;
        this.footer = footer;
        y = top;
    }

    /** Where the next thing on the page begins. */
    float y() {
        return y;
    }

    void down(float height) {
        y -= height;
    }

    /** Whether something of this height has room on this page. */
    boolean has(float height) {
        return y - height >= BOTTOM;
    }

    /** Whether it would have room on a page of its own. */
    static boolean everHas(float height) {
        return TOP - height >= BOTTOM;
    }

    /** Goes to the next page unless something of this height has room on this one. */
    void need(float height) {
        if (!has(height)) {
            next();
        }
    }

    void next() {
        end();
        pdf.newPage();
        page++;
        y = TOP;
    }

    /** Lines over the whole width, on the next page what has no room on this one. */
    void lines(PdfStructureElement element, TextStyle style, List<String> lines) {
        int from = 0;
        while (from < lines.size()) {
            need(style.leading() + BELOW);
            int room = (int) ((y - BELOW - BOTTOM) / style.leading());
            int to = Math.min(lines.size(), from + Math.max(1, room));
            pdf.text(element, style, LEFT, y - style.leading(), lines.subList(from, to));
            down((to - from) * style.leading());
            from = to;
        }
    }

    /** Writes what stands at the foot of the page. */
    void end() {
        for (int i = 0; i < footer.size(); i++) {
            pdf.artifact(TextStyle.TINY, LEFT + i * FOOTER_COLUMN, FOOTER, footer.get(i));
        }
        String number = pageWord + " " + page;
        pdf.artifact(TextStyle.TINY, RIGHT - TextStyle.TINY.width(number), NUMBER, List.of(number));
    }
}
