package de.mahnwerk.platform.letters;

import static de.mahnwerk.platform.letters.TaggedPdf.element;

import de.mahnwerk.platform.letters.Letter.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfStructureElement;

/** Writes a table: the first column twice as wide as the others, the last one to the right, its head again on each page. */
final class LetterTable {

    private static final float ABOVE = 3;
    private static final float BELOW = 4;
    private static final float BESIDE = 4;
    private static final float BEFORE = 2;
    private static final float AFTER = 9;

    private final TaggedPdf pdf;
    private final LetterPages pages;
    private final Block.Table table;
    private final int last;
    private final List<List<String>> head;

    LetterTable(TaggedPdf pdf, LetterPages pages, Block.Table table) {
        this.pdf = pdf;
        this.pages = pages;
        this.table = table;
        last = table.head().size() - 1;
        head = cells(TextStyle.TABLE_HEAD, table.head());
    }

    void write() {
        PdfStructureElement whole = element(pdf.root(), Tag.TABLE);
        pages.down(BEFORE);
        // the head with a row at least
        pages.need(height(TextStyle.TABLE_HEAD, head) + ABOVE + TextStyle.TABLE.leading() + BELOW);
        head(row(element(whole, Tag.TABLE_HEAD), Tag.COLUMN_HEADER, Tag.COLUMN_HEADER));
        if (!table.rows().isEmpty()) {
            PdfStructureElement body = element(whole, Tag.TABLE_BODY);
            table.rows().forEach(cells -> row(row(body, Tag.CELL, Tag.CELL), TextStyle.TABLE, cells, false));
        }
        if (!table.total().isEmpty()) {
            PdfStructureElement foot = element(whole, Tag.TABLE_FOOT);
            row(row(foot, Tag.ROW_HEADER, Tag.CELL), TextStyle.TABLE_SUM, table.total(), true);
        }
        pages.down(AFTER);
    }

    private List<PdfStructureElement> row(PdfStructureElement of, Tag first, Tag others) {
        PdfStructureElement row = element(of, Tag.ROW);
        List<PdfStructureElement> cells = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            cells.add(element(row, i == 0 ? first : others));
        }
        return cells;
    }

    /** On the pages after the first the head is there for the eye only. */
    private void head(@Nullable List<PdfStructureElement> elements) {
        pages.down(ABOVE);
        part(elements, TextStyle.TABLE_HEAD, head, 0, Integer.MAX_VALUE);
        pages.down(BELOW);
        pdf.rule(LetterPages.LEFT, pages.y(), LetterPages.WIDTH);
    }

    private void next() {
        pages.next();
        head(null);
    }

    private void row(List<PdfStructureElement> elements, TextStyle style, List<String> texts, boolean ruled) {
        List<List<String>> cells = cells(style, texts);
        float height = height(style, cells);
        if (!pages.has(height) && LetterPages.everHas(height + height(TextStyle.TABLE_HEAD, head))) {
            next();
        }
        if (ruled) {
            pdf.rule(LetterPages.LEFT, pages.y(), LetterPages.WIDTH);
        }
        pages.down(ABOVE);
        int lines = most(cells);
        // all at once, unless the row is higher than a page
        int from = 0;
        while (from < lines) {
            if (!pages.has(style.leading() + BELOW)) {
                next();
                pages.down(ABOVE);
            }
            int to = from + 1;
            while (to < lines && pages.has((to + 1 - from) * style.leading() + BELOW)) {
                to++;
            }
            part(elements, style, cells, from, to);
            from = to;
        }
        pages.down(BELOW);
    }

    /** Some lines of the cells of a row. */
    private void part(
            @Nullable List<PdfStructureElement> elements, TextStyle style, List<List<String>> cells, int from, int to) {
        float y = pages.y() - style.leading();
        int deepest = 0;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = cells.get(i);
            List<String> part = lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size()));
            deepest = Math.max(deepest, part.size());
            if (i < last) {
                cell(elements == null ? null : elements.get(i), style, left(i), y, part);
            } else {
                for (int line = 0; line < part.size(); line++) {
                    String text = part.get(line);
                    cell(
                            elements == null ? null : elements.get(i),
                            style,
                            LetterPages.RIGHT - style.width(text.stripTrailing()),
                            y - line * style.leading(),
                            List.of(text));
                }
            }
        }
        pages.down(deepest * style.leading());
    }

    private void cell(@Nullable PdfStructureElement element, TextStyle style, float x, float y, List<String> lines) {
        if (lines.isEmpty() || (lines.size() == 1 && lines.getFirst().isEmpty())) {
            return;
        }
        if (element == null) {
            pdf.artifact(style, x, y, lines);
        } else {
            pdf.text(element, style, x, y, lines);
        }
    }

    private List<List<String>> cells(TextStyle style, List<String> texts) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            float width = share(i) - (i == 0 ? 0 : BESIDE) - (i == last ? 0 : BESIDE);
            Typeface face = style.face();
            cells.add(face.lines(face.printable(texts.get(i)), style.size(), width));
        }
        return cells;
    }

    private float height(TextStyle style, List<List<String>> cells) {
        return ABOVE + most(cells) * style.leading() + BELOW;
    }

    private static int most(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    /** The width of a column, of two shares for the first and one for each other. */
    private float share(int column) {
        return LetterPages.WIDTH * (column == 0 ? 2 : 1) / (last + 2);
    }

    private float left(int column) {
        return LetterPages.LEFT + (column == 0 ? 0 : LetterPages.WIDTH * (column + 1) / (last + 2) + BESIDE);
    }
}
