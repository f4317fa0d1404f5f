package de.mahnwerk.merchant.correspondence;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text leaves open until there is a notice: a name between braces, in German or in English. Nothing is computed,
 * and what is filled in is never read for further placeholders.
 */
public enum Placeholder {
    CUSTOMER("Kunde", "customer"),
    CUSTOMER_NUMBER("Kundennummer", "customerNumber"),
    INVOICES("Rechnungen", "invoices"),
    AMOUNT("Betrag", "amount"),
    DATE("Datum", "date"),
    DEADLINE("Frist", "deadline"),
    IBAN("IBAN", "IBAN"),
    REFERENCE("Verwendungszweck", "reference"),
    SENDER("Absender", "sender");

    /** Anything between braces; a brace that stands alone matches too, with no name. */
    static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

    private final String german;
    private final String english;

    Placeholder(String german, String english) {
        this.german = german;
        this.english = english;
    }

    /** With its braces, as readers of this language write it. */
    public String in(Locale locale) {
        return "{" + (locale.getLanguage().equals("de") ? german : english) + "}";
    }

    /** By its name in either language, whatever its capitals. */
    static Optional<Placeholder> named(String name) {
        return Stream.of(values())
                .filter(one -> one.german.equalsIgnoreCase(name) || one.english.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The text with all that was left open; {@link NoticeText#fault} has looked at it before. */
    static String fill(String text, Map<Placeholder, String> values) {
        return BRACES.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(found.group(1))
                        .flatMap(Placeholder::named)
                        .map(values::get)
                        .orElseThrow(() -> new IllegalArgumentException("no placeholder " + found.group()))));
    }
}
