package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Single amounts that the fee statutes name and that change with them. */
enum DatedAmount {
    /** A whole fee for an uncontested claim up to 50 EUR collected out of court (§ 13(2) RVG); none before 2021-10-01. */
    RVG_13_2,
    /** The least fee (§ 13(3) RVG; § 13(2) before 2021-10-01). */
    RVG_13_3,
    /** The least fee for a court order to pay (KV 1100 GKG). */
    KV_1100_MINIMUM;

    private static final Map<DatedAmount, NavigableMap<LocalDate, Money>> ALL = Table.resource("amounts.csv").stream()
            .collect(Collectors.groupingBy(
                    row -> valueOf(row.get(1)),
                    Collectors.toMap(
                            row -> LocalDate.parse(row.getFirst()),
                            row -> Money.eur(row.get(2)),
                            (one, two) -> {
                                throw new IllegalStateException("given twice: " + one + ", " + two);
                            },
                            TreeMap::new)));

    /** The amount on this day, where the statute had one. */
    Optional<Money> on(LocalDate day) {
        return Optional.ofNullable(versions().floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The day since when the amount of {@code day} is in force. */
    Optional<LocalDate> since(LocalDate day) {
        return Optional.ofNullable(versions().floorKey(day));
    }

    private NavigableMap<LocalDate, Money> versions() {
        return Objects.requireNonNull(ALL.get(this), name());
    }
}
