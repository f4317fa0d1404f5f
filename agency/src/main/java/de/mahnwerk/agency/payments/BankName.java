package de.mahnwerk.agency.payments;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as banks write them: accents fall away, umlauts stay, are spelled out, or lose their dots. */
final class BankName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private BankName() {}

    /** Whether what a bank says of a payer holds the name as whole words, in whichever of the ways it writes it. */
    static boolean holds(String payer, String name) {
        return !name.isBlank() && (says(stripped(payer), stripped(name)) || says(spelled(payer), spelled(name)));
    }

    private static boolean says(String payer, String name) {
        return Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(name.strip()) + "(?![\\p{L}\\d])")
                .matcher(payer)
                .find();
    }

    private static String stripped(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }

    private static String spelled(String text) {
        return stripped(Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE"));
    }
}
