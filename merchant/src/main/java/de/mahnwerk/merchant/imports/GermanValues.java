package de.mahnwerk.merchant.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts and dates as German programs write them. */
final class GermanValues {

    private static final Pattern AMOUNT =
            Pattern.compile("([+-]?)(\\d{1,3}(?:\\.\\d{3})+|\\d{1,15})(?:,(\\d{1,10}))?(-?)");
    private static final Pattern POINT = Pattern.compile("([+-]?)(\\d{1,15})\\.(\\d{1,2})(-?)");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern BESIDE_AMOUNT = Pattern.compile("[\\s\\u00A0'\\u2019]|€|EUR");
    private static final Pattern TIME = Pattern.compile("[ T]\\d{1,2}:\\d{2}.*");

    /** A date before it is a slip of the hand: no invoice is that old. */
    private static final int FIRST_YEAR = 1900;

    private GermanValues() {}

    /**
     * {@code 1.234,56}, {@code -12,30}, {@code 12,30-}, {@code 12,30 €}, {@code 12,30 H} (credit side, negative). A point
     * with one or two digits after it cannot separate thousands and is taken for a decimal point.
     */
    static Optional<BigDecimal> amount(String text) {
        String plain = BESIDE_AMOUNT.matcher(text).replaceAll("").replace('\u2212', '-');
        boolean creditSide = plain.endsWith("H");
        if (creditSide || plain.endsWith("S")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        Matcher german = AMOUNT.matcher(plain);
        Matcher point = POINT.matcher(plain);
        if (german.matches()) {
            String decimals = german.group(3) == null ? "0" : german.group(3);
            return signed(
                    german.group(1), german.group(2).replace(".", "") + "." + decimals, german.group(4), creditSide);
        }
        return point.matches()
                ? signed(point.group(1), point.group(2) + "." + point.group(3), point.group(4), creditSide)
                : Optional.empty();
    }

    private static Optional<BigDecimal> signed(String before, String digits, String after, boolean creditSide) {
        if (!before.isEmpty() && !after.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(digits);
        boolean negative = before.equals("-") || after.equals("-");
        return Optional.of(negative != creditSide ? amount.negate() : amount);
    }

    /** {@code 31.12.2026}, {@code 1.2.26}, or ISO; a time after it is passed over. */
    static Optional<LocalDate> date(String text) {
        String day = TIME.matcher(text.strip()).replaceAll("").toUpperCase(Locale.ROOT);
        try {
            if (ISO_DATE.matcher(day).matches()) {
                return possible(LocalDate.parse(day));
            }
            Matcher german = DATE.matcher(day);
            if (!german.matches()) {
                return Optional.empty();
            }
            int year = Integer.parseInt(german.group(3));
            return possible(LocalDate.of(
                    german.group(3).length() == 2 ? 2000 + year : year,
                    Integer.parseInt(german.group(2)),
                    Integer.parseInt(german.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> possible(LocalDate day) {
        return Optional.of(day).filter(date -> date.getYear() >= FIRST_YEAR);
    }
}
