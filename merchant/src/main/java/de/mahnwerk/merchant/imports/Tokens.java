package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.payment.CreditorReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What in a payer's words may be a number of ours. People write {@code RE-2026-0815} as {@code re 2026 0815}, so words are
 * also joined with their neighbours; of two finds the longer one counts.
 */
final class Tokens {

    /** A run of words, joined, and where it stands. */
    record Run(String plain, int first, int last) {

        private boolean isWithin(Run other) {
            return other.first <= first && last <= other.last && other.plain.length() > plain.length();
        }
    }

    private static final Pattern BETWEEN = Pattern.compile("[^0-9A-Z]+");
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;
    private static final int REFERENCE_WORDS = 7;

    private Tokens() {}

    static String plain(String number) {
        return BETWEEN.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** All runs that may be a number: at least one digit. */
    static List<Run> runs(List<String> texts) {
        List<Run> runs = new ArrayList<>();
        int offset = 0;
        for (String text : texts) {
            List<String> words = words(text);
            for (int first = 0; first < words.size(); first++) {
                StringBuilder joined = new StringBuilder();
                for (int last = first; last < Math.min(words.size(), first + MOST_WORDS); last++) {
                    joined.append(words.get(last));
                    if (joined.length() <= LONGEST && joined.chars().anyMatch(Character::isDigit)) {
                        runs.add(new Run(joined.toString(), offset + first, offset + last));
                    }
                }
            }
            offset += words.size() + 1;
        }
        return runs;
    }

    /** Of the runs that were found to be numbers, those that are not part of a longer one. */
    static List<Run> longest(List<Run> found) {
        return found.stream()
                .filter(run -> found.stream().noneMatch(run::isWithin))
                .toList();
    }

    /** Creditor references with right check digits, structured or in the text. */
    static Set<String> creditorReferences(List<String> texts) {
        Set<String> references = new LinkedHashSet<>();
        for (String text : texts) {
            List<String> words = words(text);
            for (int first = 0; first < words.size(); first++) {
                if (!words.get(first).startsWith("RF")) {
                    continue;
                }
                StringBuilder joined = new StringBuilder();
                for (int last = first; last < Math.min(words.size(), first + REFERENCE_WORDS); last++) {
                    joined.append(words.get(last));
                    CreditorReference.parse(joined.toString()).ifPresent(r -> references.add(r.value()));
                }
            }
        }
        return references;
    }

    private static List<String> words(String text) {
        return BETWEEN.splitAsStream(text.toUpperCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
