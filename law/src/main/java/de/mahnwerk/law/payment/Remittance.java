package de.mahnwerk.law.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a payer wrote: by naming a number he says which debt he pays (§ 366(1) BGB). People write {@code RE-2026-0815} as
 * {@code re 2026 0815}, so words are also joined with their neighbours; of two finds the longer one counts.
 *
 * @param texts remittance texts and references of one payment, as the bank delivers them
 */
public record Remittance(List<String> texts) {

    /** A run of words, joined, and where it stands (§ 366(1) BGB). */
    public record Run(String plain, int first, int last) {

        private boolean isWithin(Run other) {
            return other.first <= first && last <= other.last && other.plain.length() > plain.length();
        }
    }

    private static final Pattern BETWEEN = Pattern.compile("[^0-9A-Z]+");
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;
    private static final int REFERENCE_WORDS = 7;

    public Remittance {
        texts = List.copyOf(texts);
    }

    /** The text of one payment (§ 366(1) BGB). */
    public static Remittance of(String text) {
        return new Remittance(List.of(text));
    }

    /** A number without blanks and signs, in capitals, as they are compared (§ 366(1) BGB). */
    public static String plain(String number) {
        return BETWEEN.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** All runs of words that may be a number: at least one digit (§ 366(1) BGB). */
    public List<Run> runs() {
        return allRuns().stream()
                .filter(run -> run.plain().chars().anyMatch(Character::isDigit))
                .toList();
    }

    private List<Run> allRuns() {
        List<Run> runs = new ArrayList<>();
        int offset = 0;
        for (String text : texts) {
            List<String> words = words(text);
            for (int first = 0; first < words.size(); first++) {
                StringBuilder joined = new StringBuilder();
                for (int last = first; last < Math.min(words.size(), first + MOST_WORDS); last++) {
                    joined.append(words.get(last));
                    if (joined.length() <= LONGEST) {
                        runs.add(new Run(joined.toString(), offset + first, offset + last));
                    }
                }
            }
            offset += words.size() + 1;
        }
        return runs;
    }

    /** Of the runs that were found to be numbers, those that are not part of a longer one (§ 366(1) BGB). */
    public static List<Run> longest(List<Run> found) {
        return found.stream()
                .filter(run -> found.stream().noneMatch(run::isWithin))
                .toList();
    }

    /** Which of these numbers the payer named (§ 366(1) BGB), in their own spelling and order. */
    public List<String> named(Collection<String> numbers) {
        Set<String> plain = new LinkedHashSet<>();
        numbers.forEach(number -> plain.add(plain(number)));
        List<String> found = longest(allRuns().stream()
                        .filter(run -> plain.contains(run.plain()))
                        .toList())
                .stream()
                .map(Run::plain)
                .toList();
        return numbers.stream()
                .filter(number -> found.contains(plain(number)))
                .distinct()
                .toList();
    }

    /** Creditor references with right check digits (ISO 11649), structured or in the text. */
    public Set<CreditorReference> references() {
        Set<CreditorReference> references = new LinkedHashSet<>();
        for (String text : texts) {
            List<String> words = words(text);
            for (int first = 0; first < words.size(); first++) {
                if (!words.get(first).startsWith("RF")) {
                    continue;
                }
                StringBuilder joined = new StringBuilder();
                for (int last = first; last < Math.min(words.size(), first + REFERENCE_WORDS); last++) {
                    joined.append(words.get(last));
                    CreditorReference.parse(joined.toString()).ifPresent(references::add);
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
