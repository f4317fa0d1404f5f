package de.mahnwerk.merchant;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** Open-item lists as a merchant's own program writes them. */
public final class Ledger {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    static final String HEADER =
            "Kundennummer;Anrede;Vorname;Nachname;Firma;Straße;PLZ;Ort;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Währung";

    /** A person or company that buys. */
    public record Buyer(
            String number,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String email) {

        /** Somebody without an e-mail address. */
        public static Buyer person(String number, String firstName, String lastName, String postcode) {
            return new Buyer(number, "Frau", firstName, lastName, "", "Ahornweg 5", postcode, "Köln", "");
        }

        public static Buyer company(String number, String name, String postcode) {
            return new Buyer(number, "", "", "", name, "Werkstraße 12", postcode, "Essen", "");
        }

        public Buyer withEmail(String address) {
            return new Buyer(number, salutation, firstName, lastName, company, street, postcode, city, address);
        }

        public Buyer withoutAddress() {
            return new Buyer(number, salutation, firstName, lastName, company, "", "", "", email);
        }

        /** An invoice of this amount, issued 14 days before it falls due. */
        public Line invoice(String invoice, String amount, LocalDate due) {
            return new Line(this, invoice, due.minusDays(14), due, amount, "EUR");
        }
    }

    /** One line of the list; the amount as Germans write it. */
    public record Line(Buyer buyer, String invoice, LocalDate issued, LocalDate due, String amount, String currency) {

        public Line in(String other) {
            return new Line(buyer, invoice, issued, due, amount, other);
        }

        private String text() {
            return String.join(
                    ";",
                    buyer.number(),
                    buyer.salutation(),
                    buyer.firstName(),
                    buyer.lastName(),
                    buyer.company(),
                    buyer.street(),
                    buyer.postcode(),
                    buyer.city(),
                    buyer.email(),
                    invoice,
                    issued.format(DAY),
                    due.format(DAY),
                    amount,
                    currency);
        }
    }

    private Ledger() {}

    public static String csv(Line... lines) {
        StringJoiner text = new StringJoiner("\n", HEADER + "\n", "\n");
        for (Line line : lines) {
            text.add(line.text());
        }
        return text.toString();
    }
}
