package de.mahnwerk.law.payment;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A creditor reference after ISO 11649: {@code RF}, two check digits, 1 to 21 characters 0–9 and A–Z. One for each case
 * makes the debtor's payment name its debt (§ 366(1) BGB).
 *
 * @param value without spaces, in capitals: {@code RF18539007547034}
 */
public record CreditorReference(String value) {

    private static final Pattern BODY = Pattern.compile("[0-9A-Z]{1,21}");
    private static final Pattern WHOLE = Pattern.compile("RF[0-9]{2}[0-9A-Z]{1,21}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    public CreditorReference {
        if (!WHOLE.matcher(value).matches() || remainder(value) != 1) {
            throw new IllegalArgumentException("not a creditor reference after ISO 11649: " + value);
        }
    }

    /** Puts RF and check digits before 1 to 21 letters and digits; spaces are dropped, small letters raised (ISO 11649). */
    public static CreditorReference of(String body) {
        String plain = plain(body);
        if (!BODY.matcher(plain).matches()) {
            throw new IllegalArgumentException("1 to 21 characters 0-9, A-Z wanted (ISO 11649), not: " + body);
        }
        int check = 98 - remainder("RF00" + plain);
        return new CreditorReference(String.format(Locale.ROOT, "RF%02d%s", check, plain));
    }

    /** The reference for a number of ours, not negative (ISO 11649). */
    public static CreditorReference of(long number) {
        return of(Long.toString(number));
    }

    /** Reads a reference as people and banks write it, with or without spaces; empty when it is none (ISO 11649). */
    public static Optional<CreditorReference> parse(String text) {
        String plain = plain(text);
        return isValid(plain) ? Optional.of(new CreditorReference(plain)) : Optional.empty();
    }

    /** Whether the text is a reference with right check digits (ISO 11649). */
    public static boolean isValid(String text) {
        String plain = plain(text);
        return WHOLE.matcher(plain).matches() && remainder(plain) == 1;
    }

    /** In groups of four, as it is printed (ISO 11649). */
    public String printed() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** What is left of the reference, with its first four characters at the end and letters as 10–35, by 97. */
    private static int remainder(String reference) {
        StringBuilder digits = new StringBuilder();
        (reference.substring(4) + reference.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValueExact();
    }

    @Override
    public String toString() {
        return value;
    }
}
