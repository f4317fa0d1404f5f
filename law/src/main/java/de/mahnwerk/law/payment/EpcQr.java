package de.mahnwerk.law.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a payment QR code (GiroCode, EPC069-12): a SEPA credit transfer that a banking app fills in. Error correction
 * M, at most version 13.
 *
 * @param bic 8 or 11 characters, or empty (allowed since version 002)
 * @param name the payee, 1 to 70 characters
 * @param iban without spaces
 * @param amount 0.01 to 999,999,999.99 EUR
 * @param reference structured reference, at most 35 characters, or empty; never together with {@code text}
 * @param text remittance text, at most 140 characters, or empty
 */
public record EpcQr(
        Characters characters, String bic, String name, String iban, Money amount, String reference, String text) {

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}");
    private static final Pattern BIC = Pattern.compile("([0-9A-Z]{8}([0-9A-Z]{3})?)?");
    private static final Money LEAST = Money.eur("0.01");
    private static final Money MOST = Money.eur("999999999.99");
    private static final int MOST_BYTES = 331;

    /** The character set, line 3 (EPC069-12). */
    public enum Characters {
        UTF_8("1"),
        ISO_8859_1("2");

        private final String number;

        Characters(String number) {
            this.number = number;
        }
    }

    public EpcQr {
        check(BIC.matcher(bic).matches(), "a BIC has 8 or 11 characters: " + bic);
        check(!name.isBlank() && name.length() <= 70, "the payee's name has 1 to 70 characters: " + name);
        check(IBAN.matcher(iban).matches(), "not an IBAN without spaces: " + iban);
        check(amount.currency().equals(Money.EUR), "a SEPA transfer is in euros: " + amount);
        check(
                amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0,
                "not between 0.01 and 999999999.99: " + amount);
        check(reference.isEmpty() || text.isEmpty(), "either a structured reference or a text, not both");
        check(reference.length() <= 35, "a structured reference has at most 35 characters: " + reference);
        check(text.length() <= 140, "a remittance text has at most 140 characters: " + text);
        check(
                List.of(name, reference, text).stream().noneMatch(line -> line.contains("\n") || line.contains("\r")),
                "no element has a line break");
        int bytes = lines(characters, bic, name, iban, amount, reference, text).getBytes(UTF_8).length;
        check(bytes <= MOST_BYTES, "the code holds at most 331 bytes, not " + bytes);
    }

    /** A transfer that names its case by a structured reference (EPC069-12). */
    public static EpcQr of(String name, String iban, Money amount, CreditorReference reference) {
        return new EpcQr(Characters.UTF_8, "", name, iban, amount, reference.value(), "");
    }

    /** A transfer with a text, for instance the invoice numbers (§ 366(1) BGB). */
    public static EpcQr of(String name, String iban, Money amount, String text) {
        return new EpcQr(Characters.UTF_8, "", name, iban, amount, "", text);
    }

    /** The lines of the code, LF between them, nothing after the last one used (EPC069-12). */
    public String payload() {
        return lines(characters, bic, name, iban, amount, reference, text);
    }

    private static String lines(
            Characters characters, String bic, String name, String iban, Money amount, String reference, String text) {
        String lines = String.join(
                "\n",
                "BCD",
                "002",
                characters.number,
                "SCT",
                bic,
                name,
                iban,
                "EUR" + decimal(amount),
                "",
                reference,
                text);
        return lines.stripTrailing();
    }

    /** Whole euros without decimals, everything else with two. */
    private static String decimal(Money amount) {
        BigDecimal whole = amount.toDecimal().stripTrailingZeros();
        return whole.scale() <= 0 ? whole.setScale(0).toPlainString() : amount.toPlainString();
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException("EPC069-12: " + otherwise);
        }
    }
}
