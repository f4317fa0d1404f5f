package de.mahnwerk.law.court;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the applicant has its general venue (§§ 12–19, 689(2) ZPO): a federal state, or abroad. */
public enum Seat {
    /** Baden-Württemberg. */
    BW("Baden-Württemberg"),
    /** Bayern. */
    BY("Bayern"),
    /** Berlin. */
    BE("Berlin"),
    /** Brandenburg. */
    BB("Brandenburg"),
    /** Bremen. */
    HB("Bremen"),
    /** Hamburg. */
    HH("Hamburg"),
    /** Hessen. */
    HE("Hessen"),
    /** Mecklenburg-Vorpommern. */
    MV("Mecklenburg-Vorpommern"),
    /** Niedersachsen. */
    NI("Niedersachsen"),
    /** Nordrhein-Westfalen. */
    NW("Nordrhein-Westfalen"),
    /** Rheinland-Pfalz. */
    RP("Rheinland-Pfalz"),
    /** Saarland. */
    SL("Saarland"),
    /** Sachsen. */
    SN("Sachsen"),
    /** Sachsen-Anhalt. */
    ST("Sachsen-Anhalt"),
    /** Schleswig-Holstein. */
    SH("Schleswig-Holstein"),
    /** Thüringen. */
    TH("Thüringen"),
    /** No venue in Germany (§ 689(2) sentence 2 ZPO). */
    ABROAD("Ausland");

    private final String german;

    Seat(String german) {
        this.german = german;
    }

    /** The state's German name (§ 689 ZPO speaks of the Länder). */
    public String german() {
        return german;
    }

    /** Reads {@code NW}, {@code DE-NW}, {@code NRW} or a state's name (§ 689(2) ZPO). */
    public static Optional<Seat> parse(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^DE-", "");
        if (plain.equals("NRW")) {
            return Optional.of(NW);
        }
        return Arrays.stream(values())
                .filter(seat -> seat.name().equals(plain)
                        || seat.german.toUpperCase(Locale.ROOT).equals(plain))
                .findFirst();
    }
}
