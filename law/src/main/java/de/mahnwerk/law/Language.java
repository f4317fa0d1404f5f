package de.mahnwerk.law;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a language writes amounts, days, rates and numbers; the same on every machine. */
enum Language {
    GERMAN(',', '.'),
    ENGLISH('.', ',');

    private final char decimal;
    private final char grouping;

    Language(char decimal, char grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
    }

    String write(Object detail) {
        return switch (detail) {
            case Money money -> amount(money);
            case LocalDate day -> day(day);
            case Rate rate -> number(rate.percent(), "#,##0.00##") + (this == GERMAN ? " %" : "%");
            case PercentagePoints points ->
                number(points.value(), "#,##0.##") + (this == GERMAN ? " Prozentpunkte" : " percentage points");
            case BigDecimal number -> number(number, "#,##0.####");
            case Explained explained -> explained.explain(this == GERMAN ? Locale.GERMAN : Locale.ENGLISH);
            default -> String.valueOf(detail);
        };
    }

    private String amount(Money money) {
        String number = number(money.toDecimal(), "#,##0.00");
        if (!money.currency().equals(Money.EUR)) {
            return number + " " + money.currency();
        }
        return switch (this) {
            case GERMAN -> number + " €";
            case ENGLISH -> number.startsWith("-") ? "-€" + number.substring(1) : "€" + number;
        };
    }

    private String day(LocalDate day) {
        return switch (this) {
            case GERMAN ->
                DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT).format(day);
            case ENGLISH ->
                DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(day);
        };
    }

    private String number(BigDecimal number, String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(decimal);
        symbols.setGroupingSeparator(grouping);
        return new DecimalFormat(pattern, symbols).format(number);
    }
}
