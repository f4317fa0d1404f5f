package de.mahnwerk.law.costs;

import static java.math.RoundingMode.CEILING;

import de.mahnwerk.law.LawVersion;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Table;
import de.mahnwerk.law.UnknownLaw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table of value fees as the statute describes it: a first fee, then an increment for each started step of value (§ 13(1)
 * sentences 1, 2 RVG; § 34(1) GKG). The printed annexes are what this formula gives, row by row.
 */
final class FeeTable {

    private static final NavigableMap<LocalDate, FeeTable> RVG = read("RVG", "rvg13.csv");
    private static final NavigableMap<LocalDate, FeeTable> GKG = read("GKG", "gkg34.csv");

    private final LawVersion version;
    private final List<Step> steps;

    private FeeTable(LawVersion version, List<Step> steps) {
        this.version = version;
        this.steps = steps;
    }

    /** Up to {@code upTo}, each started {@code width} of value adds {@code fee}; the first step is one fee for all. */
    private record Step(BigDecimal upTo, BigDecimal width, Money fee) {

        static Step of(List<String> row) {
            BigDecimal upTo = row.get(1).isEmpty() ? BigDecimal.TEN.pow(18) : new BigDecimal(row.get(1));
            BigDecimal width = row.get(2).isEmpty() ? upTo : new BigDecimal(row.get(2));
            return new Step(upTo, width, Money.eur(row.get(3)));
        }

        Money feeAbove(BigDecimal lower, BigDecimal value) {
            BigDecimal started = value.min(upTo).subtract(lower).divide(width, 0, CEILING);
            return fee.times(started);
        }
    }

    /** § 13(1) RVG as in force on the day of the unconditional mandate (§ 60(1) RVG). */
    static FeeTable rvg(LocalDate mandate) {
        return on(mandate, RVG, "RVG");
    }

    /** § 34(1) GKG as in force on the day the case became pending (§ 71(1) GKG). */
    static FeeTable gkg(LocalDate filed) {
        return on(filed, GKG, "GKG");
    }

    /** A whole fee (rate 1.0) for a value above zero. */
    Money fee(Money value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("a fee needs a value above zero, not " + value);
        }
        Money fee = Money.ZERO;
        BigDecimal lower = BigDecimal.ZERO;
        for (Step step : steps) {
            if (value.toDecimal().compareTo(lower) > 0) {
                fee = fee.plus(step.feeAbove(lower, value.toDecimal()));
            }
            lower = step.upTo();
        }
        return fee;
    }

    LawVersion version() {
        return version;
    }

    private static FeeTable on(LocalDate day, NavigableMap<LocalDate, FeeTable> versions, String statute) {
        var version = versions.floorEntry(day);
        if (version == null) {
            throw new UnknownLaw(
                    "the fees of the " + statute + " are known from " + versions.firstKey() + ", not for " + day);
        }
        return version.getValue();
    }

    private static NavigableMap<LocalDate, FeeTable> read(String statute, String resource) {
        Map<LocalDate, List<Step>> byVersion = Table.resource(resource).stream()
                .collect(Collectors.groupingBy(
                        row -> LocalDate.parse(row.getFirst()), Collectors.mapping(Step::of, Collectors.toList())));
        NavigableMap<LocalDate, FeeTable> tables = new TreeMap<>();
        byVersion.forEach(
                (since, steps) -> tables.put(since, new FeeTable(new LawVersion(statute, since), List.copyOf(steps))));
        return tables;
    }
}
