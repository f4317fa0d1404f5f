package de.mahnwerk.platform.accounting;

import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.Language;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Bookings as a table for any other accounting program, in the reader's language. */
public final class BookingTable {

    private BookingTable() {}

    /** UTF-8 with a byte order mark; no cell is a formula. */
    public static byte[] of(Language language, List<String> heads, List<List<String>> rows) {
        StringWriter file = new StringWriter();
        file.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(language.german() ? ';' : ',')
                .build(file)) {
            csv.writeRecord(heads);
            for (List<String> row : rows) {
                csv.writeRecord(row.stream().map(Export::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As the language's spreadsheets read it. */
    public static String day(LocalDate day, Language language) {
        return language.german() ? language.date(day) : day.toString();
    }

    /** Minor units as a decimal without the currency. */
    public static String amount(long minorUnits, Currency currency, Language language) {
        String amount = BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .toPlainString();
        return language.german() ? amount.replace('.', ',') : amount;
    }
}
