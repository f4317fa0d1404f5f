package de.mahnwerk.platform.web;

import de.mahnwerk.law.Money;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file for spreadsheets, CSV or XLSX. Rows go out as they come, so a million of them need no memory. A text
 * that a spreadsheet would take for a formula is made harmless.
 *
 * @param <T> what one row shows
 */
public final class Export<T> {

    private static final int FLUSH_EVERY = 1_000;
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    /** An XLSX sheet ends here; longer lists go out as CSV. */
    private static final int MOST_IN_A_SHEET = 1_048_575;

    private record Column<T>(String header, Function<T, @Nullable Object> value) {}

    private final Page page;
    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();

    private Export(Page page, String name) {
        this.page = page;
        this.name = name;
    }

    /** {@code name} is the file's name without its ending. */
    public static <T> Export<T> named(Page page, String name) {
        return new Export<>(page, name);
    }

    public Export<T> text(String headerKey, Function<T, @Nullable String> value) {
        return column(headerKey, value::apply);
    }

    public Export<T> money(String headerKey, Function<T, Money> value) {
        return column(headerKey, row -> value.apply(row).toDecimal());
    }

    public Export<T> cents(String headerKey, Function<T, Long> value) {
        return column(headerKey, row -> BigDecimal.valueOf(value.apply(row), 2));
    }

    public Export<T> day(String headerKey, Function<T, @Nullable LocalDate> value) {
        return column(headerKey, value::apply);
    }

    public Export<T> number(String headerKey, Function<T, Long> value) {
        return column(headerKey, value::apply);
    }

    private Export<T> column(String headerKey, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(page.t(headerKey), value));
        return this;
    }

    /**
     * Sends the file.
     *
     * @param ending {@code csv} or {@code xlsx}
     * @param rows calls back with one row after the other
     */
    public void send(HttpServletResponse response, String ending, Consumer<Consumer<T>> rows) {
        boolean sheet = ending.equals("xlsx");
        response.setContentType(
                sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + ending + "\"");
        try (OutputStream out = response.getOutputStream()) {
            if (sheet) {
                xlsx(out, rows);
            } else {
                csv(out, rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of " + name + " went away", e);
        }
    }

    private void csv(OutputStream out, Consumer<Consumer<T>> rows) throws IOException {
        out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(page.language().german() ? ';' : ',')
                .build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(columns.stream().map(Column::header).toList());
            rows.accept(row -> csv.writeRecord(columns.stream()
                    .map(column -> plain(column.value().apply(row)))
                    .toList()));
        }
    }

    private String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal amount ->
                page.language().german() ? amount.toPlainString().replace('.', ',') : amount.toPlainString();
            case LocalDate day -> page.language().german() ? page.date(day) : day.toString();
            case Long number -> number.toString();
            default -> harmless(value.toString());
        };
    }

    /** Puts an apostrophe before a text that a spreadsheet would compute. */
    public static String harmless(String text) {
        String start = text.stripLeading();
        boolean formula = !text.isEmpty()
                && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                        || (!start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0));
        return formula ? "'" + text : text;
    }

    private void xlsx(OutputStream out, Consumer<Consumer<T>> rows) throws IOException {
        try (Workbook book = new Workbook(out, "Mahnwerk", "1.0")) {
            Worksheet sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column).header());
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            Filling<T> filling = new Filling<>(sheet, columns);
            rows.accept(filling::add);
            sheet.finish();
        }
    }

    /** Counts the rows and hands them on to the file in portions. */
    private static final class Filling<T> {
        private final Worksheet sheet;
        private final List<Column<T>> columns;
        private int row;

        private Filling(Worksheet sheet, List<Column<T>> columns) {
            this.sheet = sheet;
            this.columns = columns;
        }

        private void add(T one) {
            if (++row > MOST_IN_A_SHEET) {
                throw new IllegalStateException("a sheet holds no more than " + MOST_IN_A_SHEET + " rows; take CSV");
            }
            for (int column = 0; column < columns.size(); column++) {
                put(column, columns.get(column).value().apply(one));
            }
            if (row % FLUSH_EVERY == 0) {
                try {
                    sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void put(int column, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case BigDecimal amount -> {
                    sheet.value(row, column, amount);
                    sheet.style(row, column).format("#,##0.00").set();
                }
                case LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case Long number -> sheet.value(row, column, number);
                // an inline text: a spreadsheet never computes it
                default -> sheet.inlineString(row, column, value.toString());
            }
        }
    }
}
