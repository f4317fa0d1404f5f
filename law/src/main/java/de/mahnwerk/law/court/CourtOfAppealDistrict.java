package de.mahnwerk.law.court;

import de.mahnwerk.law.Table;
import java.util.List;
import java.util.Optional;

/**
 * The district of a higher regional court in North Rhine-Westphalia, which decides between its two dunning courts (§ 689(3)
 * ZPO). Read from the postal code: our own compilation after the districts of the local courts, to be confirmed before use
 * at the edges of a district.
 */
public enum CourtOfAppealDistrict {
    /** OLG Düsseldorf. */
    DUESSELDORF,
    /** OLG Hamm. */
    HAMM,
    /** OLG Köln. */
    KOELN;

    private static final List<List<String>> PREFIXES = Table.resource("nrw-districts.csv");

    /** The district of a postal code of North Rhine-Westphalia (§ 689(3) ZPO); empty for one that lies elsewhere. */
    public static Optional<CourtOfAppealDistrict> ofPostcode(String postcode) {
        String plain = postcode.strip();
        if (!plain.matches("\\d{5}")) {
            return Optional.empty();
        }
        return PREFIXES.stream()
                .filter(row -> plain.startsWith(row.getFirst()))
                .max(java.util.Comparator.comparingInt(row -> row.getFirst().length()))
                .map(row -> valueOf(row.get(1)));
    }
}
