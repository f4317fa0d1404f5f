package de.mahnwerk.law.court;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Table;
import de.mahnwerk.law.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A central court for the dunning procedure (§ 689(2), (3) ZPO). What counts is the applicant's seat, never the debtor's nor
 * the amount.
 *
 * @param name {@code AG Euskirchen}
 * @param postcode where applications go
 * @param place where applications go
 * @param id its identification in electronic legal communication (XJustiz)
 */
public record DunningCourt(String name, String postcode, String place, String id) implements Explained {

    private record Competence(List<Seat> seats, List<CourtOfAppealDistrict> districts, DunningCourt court) {

        boolean covers(Seat seat, @Nullable CourtOfAppealDistrict district) {
            return seats.contains(seat) && (districts.isEmpty() || (district != null && districts.contains(district)));
        }
    }

    private static final List<Competence> COMPETENCES = Table.resource("dunning-courts.csv").stream()
            .map(DunningCourt::read)
            .toList();

    /**
     * The competent court (§ 689(2) ZPO); empty only for North Rhine-Westphalia without a district.
     *
     * @param district needed in North Rhine-Westphalia, ignored elsewhere
     */
    public static Optional<DunningCourt> of(Seat applicant, @Nullable CourtOfAppealDistrict district) {
        return COMPETENCES.stream()
                .filter(one -> one.covers(applicant, district))
                .map(Competence::court)
                .findFirst();
    }

    /** All courts (§ 689(3) ZPO). */
    public static List<DunningCourt> all() {
        return COMPETENCES.stream().map(Competence::court).distinct().toList();
    }

    private static Competence read(List<String> row) {
        return new Competence(
                words(row.get(0)).map(Seat::valueOf).toList(),
                words(row.get(1)).map(CourtOfAppealDistrict::valueOf).toList(),
                new DunningCourt(row.get(2), row.get(3), row.get(4), row.get(5)));
    }

    private static java.util.stream.Stream<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }

    @Override
    public Wording wording() {
        return Wording.of(
                "Zuständig ist das Mahngericht am Sitz des Antragstellers: {0}, {1} {2} (§ 689 Abs. 2, 3 ZPO).",
                "Competent is the dunning court at the applicant's seat: {0}, {1} {2} (section 689(2), (3) ZPO).",
                name,
                postcode,
                place);
    }
}
