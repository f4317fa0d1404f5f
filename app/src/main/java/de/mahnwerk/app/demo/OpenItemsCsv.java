package de.mahnwerk.app.demo;

import de.mahnwerk.app.world.Customer;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The open-item list that a German accounting system would export: semicolons, decimal commas, {@code dd.MM.yyyy}. */
final class OpenItemsCsv {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    private OpenItemsCsv() {}

    static byte[] of(List<DemoInvoice> invoices) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(
                    "Kundennummer",
                    "Anrede",
                    "Vorname",
                    "Nachname",
                    "Firma",
                    "Straße",
                    "PLZ",
                    "Ort",
                    "Land",
                    "E-Mail",
                    "Rechnungsnummer",
                    "Rechnungsdatum",
                    "Fälligkeit",
                    "Betrag",
                    "Offen",
                    "Währung",
                    "Betreff",
                    "Vertragsdatum");
            invoices.forEach(invoice -> write(csv, invoice));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(CsvWriter csv, DemoInvoice invoice) {
        Customer customer = invoice.customer();
        String amount = invoice.amount().toPlainString().replace('.', ',');
        csv.writeRecord(
                customer.number(),
                customer.salutation(),
                customer.company().isEmpty() ? customer.firstName() : "",
                customer.company().isEmpty() ? customer.lastName() : "",
                customer.company(),
                customer.street(),
                customer.postcode(),
                customer.city(),
                "DE",
                customer.email(),
                invoice.number(),
                DAY.format(invoice.issued()),
                DAY.format(invoice.due()),
                amount,
                amount,
                "EUR",
                invoice.subject(),
                DAY.format(invoice.issued()));
    }
}
