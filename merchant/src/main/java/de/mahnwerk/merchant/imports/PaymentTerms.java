package de.mahnwerk.merchant.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The due date in the words of payment terms (BT-20), where the document has no field for it. What is said about a cash
 * discount is not the due date; where several dates remain, the last one counts: nobody is reminded too early.
 */
final class PaymentTerms {

    private static final int LONGEST = 366;
    private static final Pattern STRUCTURED = Pattern.compile("#SKONTO#TAGE=(\\d{1,3})#PROZENT=0+(?:\\.0+)?#");
    private static final Pattern DATE =
            Pattern.compile("(?:bis|zum|am|until|by)(?: zum)? (\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern DAYS = Pattern.compile("(?<![\\d,.])(\\d{1,3}) (?:kalender)?(?:tage?n?|days)\\b");
    private static final Pattern AT_ONCE =
            Pattern.compile("\\bsofort\\b|\\bimmediately\\b|nach erhalt (?:ohne abzug|zahlbar)");
    private static final Pattern NET = Pattern.compile("netto|ohne abzug|zahlbar|fällig|\\bnet\\b");
    private static final Pattern CLAUSE = Pattern.compile("[;,\\n]");

    private PaymentTerms() {}

    static Optional<LocalDate> dueOn(String terms, LocalDate issued) {
        List<LocalDate> found = new ArrayList<>();
        Matcher structured = STRUCTURED.matcher(terms);
        while (structured.find()) {
            found.add(issued.plusDays(Integer.parseInt(structured.group(1))));
        }
        String text =
                terms.replaceAll("#[^#]*#", " ").replaceAll("[ \\t]+", " ").toLowerCase(Locale.GERMAN);
        boolean discount = text.contains("skonto");
        CLAUSE.splitAsStream(text)
                .filter(clause -> !clause.contains("skonto"))
                .filter(clause -> !discount || NET.matcher(clause).find())
                .forEach(clause -> found.addAll(clause(clause, issued)));
        return found.stream().max(LocalDate::compareTo);
    }

    private static List<LocalDate> clause(String clause, LocalDate issued) {
        List<LocalDate> found = new ArrayList<>();
        for (Matcher date = DATE.matcher(clause); date.find(); ) {
            try {
                found.add(LocalDate.of(
                        Integer.parseInt(date.group(3)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(1))));
            } catch (DateTimeException e) {
                // 31.02.: no date
            }
        }
        if (!found.isEmpty()) {
            return found;
        }
        for (Matcher days = DAYS.matcher(clause); days.find(); ) {
            int count = Integer.parseInt(days.group(1));
            if (count <= LONGEST) {
                found.add(issued.plusDays(count));
            }
        }
        if (found.isEmpty() && AT_ONCE.matcher(clause).find()) {
            found.add(issued);
        }
        return found;
    }
}
