package de.mahnwerk.bench;

import de.mahnwerk.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Invoices of invented business customers, each overdue so long that the customer is in default (§ 286 (3) BGB). */
final class Invoices {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);
    private static final int ISSUED_DAYS_AGO = 120;
    private static final int DUE_DAYS_AGO = 90;

    private static final String HEADER =
            "Kundennummer;Firma;Straße;PLZ;Ort;Land;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung;Betreff;Vertragsdatum\n";

    private Invoices() {}

    static byte[] csv(String series, int count) {
        LocalDate today = BusinessClock.real().today();
        StringBuilder csv = new StringBuilder(HEADER);
        String issued = DAY.format(today.minusDays(ISSUED_DAYS_AGO));
        String due = DAY.format(today.minusDays(DUE_DAYS_AGO));
        for (int i = 0; i < count; i++) {
            String amount = "%d,%02d".formatted(20 + i % 400, i % 100);
            csv.append(
                    "K-%1$s-%2$d;Betrieb %1$s %2$d GmbH;Lindenstraße %3$d;50667;Köln;DE;RE-%1$s-%2$d;%4$s;%5$s;%6$s;%6$s;EUR;Werkzeug;%4$s%n"
                            .formatted(series, i, 1 + i % 90, issued, due, amount));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A credit note over five euros for each of the first customers of a series. */
    static byte[] creditNotes(String series, int count) {
        String today = DAY.format(BusinessClock.real().today());
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            csv.append(
                    "K-%1$s-%2$d;Betrieb %1$s %2$d GmbH;Lindenstraße %3$d;50667;Köln;DE;GS-%1$s-%2$d;%4$s;%4$s;-5,00;-5,00;EUR;Gutschrift;%4$s%n"
                            .formatted(series, i, 1 + i % 90, today));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
