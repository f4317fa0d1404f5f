package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.court.Seat;
import de.mahnwerk.merchant.imports.ReadInvoice.Buyer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes customers of what documents say about buyers. */
final class Buyers {

    private static final Pattern LEGAL_FORM = Pattern.compile(
            "\\b(gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|se|e\\.? ?v\\.?|e\\.? ?k\\.?|eg|partg|stiftung|verein|amt|stadt|gemeinde"
                    + "|landkreis|ministerium|behörde|anstalt|universität|hochschule|ltd|inc|s\\.a\\.|b\\.v\\.)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern GERMAN = Pattern.compile("(de|deu|ger)([-_].*)?|d|deutsch|german");
    private static final Pattern ENGLISH = Pattern.compile("(en|eng)([-_].*)?|e|englisch|english");

    private static final List<String> ISO_COUNTRIES = Arrays.asList(Locale.getISOCountries());
    private static final Map<String, String> COUNTRIES = countries();

    private Buyers() {}

    /**
     * A buyer of an e-invoice. Without a sign of a business (VAT number, routing id, legal form in the name) it counts as a
     * consumer, whom the law protects more.
     */
    static Buyer of(
            String number,
            String name,
            String vat,
            String routing,
            String street,
            String postcode,
            String city,
            String country,
            String email) {
        boolean business = !vat.isEmpty() || !routing.isEmpty() || isBusinessName(name);
        name = name.replaceAll("\\s+", " ").strip();
        int surname = name.lastIndexOf(' ');
        return new Buyer(
                number(number, vat, name, postcode),
                business,
                "",
                business || surname < 0 ? "" : name.substring(0, surname).strip(),
                business ? "" : name.substring(surname + 1),
                business ? name : "",
                street,
                postcode,
                city,
                country(country).orElse("DE"),
                email,
                "",
                "",
                "");
    }

    static boolean isBusinessName(String name) {
        return LEGAL_FORM.matcher(name).find();
    }

    /** BT-46; without it the VAT number, then name and place, so that the same buyer is found again. */
    private static String number(String number, String vat, String name, String postcode) {
        if (!number.isEmpty()) {
            return number;
        }
        return vat.isEmpty() ? (name + " " + postcode).strip() : vat;
    }

    /** The language of letters to somebody who speaks this one; empty for those in which no letters are written. */
    static String language(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return GERMAN.matcher(plain).matches() ? "de" : ENGLISH.matcher(plain).matches() ? "en" : "";
    }

    /** A federal state by name or letters; nothing said, and what lies in another country, is none. */
    static Optional<String> federalState(String text, String country) {
        return text.isBlank() || !country.equals("DE")
                ? Optional.of("")
                : Seat.parse(text).filter(seat -> seat != Seat.ABROAD).map(Seat::name);
    }

    /** Two letters as they are, names in German or English; nothing said is Germany. */
    static Optional<String> country(String text) {
        String plain = text.strip();
        return plain.isEmpty() ? Optional.of("DE") : Optional.ofNullable(COUNTRIES.get(plain.toLowerCase(Locale.ROOT)));
    }

    /** What countries are called, in small letters. */
    private static Map<String, String> countries() {
        Map<String, String> names = new HashMap<>(Map.of("d", "DE", "brd", "DE"));
        for (String code : ISO_COUNTRIES) {
            for (String name : List.of(code, named(code, Locale.GERMAN), named(code, Locale.ENGLISH))) {
                String _ = names.putIfAbsent(name.toLowerCase(Locale.ROOT), code);
            }
        }
        return Map.copyOf(names);
    }

    private static String named(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }
}
