package de.mahnwerk.merchant.notes;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words as they are looked for: small letters without umlauts, by their beginning. */
final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    /** Sorts behind every letter. */
    private static final String LAST_LETTER = "\uDBFF\uDFFF";

    private Words() {}

    /**
     * What sorts behind all that begins like each of these words. It is put together here: what a statement puts together
     * the row policies keep from the index (docs/decisions/0022).
     */
    static String[] beyond(String[] words) {
        return Stream.of(words).map(word -> word + LAST_LETTER).toArray(String[]::new);
    }

    /** Each word of a text once; those of one letter find nothing and are left out. */
    static String[] of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ä', 'a')
                .replace('ö', 'o')
                .replace('ü', 'u');
        return BETWEEN.splitAsStream(plain)
                .filter(word -> word.length() >= SHORTEST)
                .map(word -> word.substring(0, Math.min(LONGEST, word.length())))
                .distinct()
                .toArray(String[]::new);
    }
}
