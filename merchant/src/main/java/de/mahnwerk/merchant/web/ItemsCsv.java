package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.receivables.OpenItem;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The list for a spreadsheet, in German conventions. A text that a spreadsheet would take for a formula gets an apostrophe. */
final class ItemsCsv {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    private ItemsCsv() {}

    static String of(List<OpenItem> items) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(
                    "Rechnungsnummer",
                    "Kundennummer",
                    "Kunde",
                    "Rechnungsdatum",
                    "Fälligkeit",
                    "Betrag",
                    "Offen",
                    "Währung",
                    "Stufe",
                    "Stand");
            for (OpenItem item : items) {
                csv.writeRecord(
                        safe(item.number()),
                        safe(item.customerNumber()),
                        safe(item.customerName()),
                        day(item.issuedOn()),
                        day(item.dueOn()),
                        item.amount().toPlainString().replace('.', ','),
                        item.open().toPlainString().replace('.', ','),
                        item.currency(),
                        Integer.toString(item.levelReached()),
                        item.state());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "\uFEFF" + text;
    }

    static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.format(DAY);
    }
}
