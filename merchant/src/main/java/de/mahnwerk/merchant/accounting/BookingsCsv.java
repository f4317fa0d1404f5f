package de.mahnwerk.merchant.accounting;

import de.mahnwerk.platform.accounting.BookingTable;
import de.mahnwerk.platform.web.Language;
import java.util.Currency;
import java.util.List;

/** Bookings as a table for any other accounting program, in the reader's language; all currencies. */
final class BookingsCsv {

    private static final List<String> HEADS =
            List.of("day", "debit", "credit", "amount", "currency", "document", "customer", "name", "kind");

    private BookingsCsv() {}

    static byte[] of(List<Booking> bookings, AccountingSettings settings, Language language) {
        return BookingTable.of(
                language,
                HEADS.stream().map(head -> language.text("booking." + head)).toList(),
                bookings.stream()
                        .map(booking -> line(booking, settings, language))
                        .toList());
    }

    private static List<String> line(Booking booking, AccountingSettings settings, Language language) {
        return List.of(
                BookingTable.day(booking.day(), language),
                settings.number(booking.debit(), booking.customerNumber()),
                settings.number(booking.credit(), booking.customerNumber()),
                BookingTable.amount(booking.cents(), Currency.getInstance(booking.currency()), language),
                booking.currency(),
                booking.document(),
                booking.customerNumber(),
                booking.customerName(),
                language.text("booking." + booking.kind()));
    }
}
