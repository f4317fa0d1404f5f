package de.mahnwerk.merchant.accounting;

import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.Language;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Bookings as a table for any other accounting program, in the reader's language; all currencies. */
final class BookingsCsv {

    private static final List<String> HEADS =
            List.of("day", "debit", "credit", "amount", "currency", "document", "customer", "name", "kind");

    private BookingsCsv() {}

    static byte[] of(List<Booking> bookings, AccountingSettings settings, Language language) {
        StringWriter file = new StringWriter();
        file.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(language.german() ? ';' : ',')
                .build(file)) {
            csv.writeRecord(
                    HEADS.stream().map(head -> language.text("booking." + head)).toList());
            for (Booking booking : bookings) {
                csv.writeRecord(line(booking, settings, language));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> line(Booking booking, AccountingSettings settings, Language language) {
        String amount = BigDecimal.valueOf(
                        booking.cents(),
                        Currency.getInstance(booking.currency()).getDefaultFractionDigits())
                .toPlainString();
        return Stream.of(
                        language.german()
                                ? language.date(booking.day())
                                : booking.day().toString(),
                        settings.number(booking.debit(), booking.customerNumber()),
                        settings.number(booking.credit(), booking.customerNumber()),
                        language.german() ? amount.replace('.', ',') : amount,
                        booking.currency(),
                        booking.document(),
                        booking.customerNumber(),
                        booking.customerName(),
                        language.text("booking." + booking.kind()))
                .map(Export::harmless)
                .toList();
    }
}
