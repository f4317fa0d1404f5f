package de.mahnwerk.law.costs;

import static java.math.RoundingMode.CEILING;

import de.mahnwerk.law.LawVersion;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A table of value fees as the statute describes it: a first fee, then an increment for each started step of value (§ 13(1)
 * sentences 1, 2 RVG; § 34(1) GKG). The printed annexes are what this formula gives, row by row.
 */
final class FeeTable {

    private static final BigDecimal NO_END = BigDecimal.TEN.pow(18);

    private final LawVersion version;
    private final List<Step> steps;

    private FeeTable(LawVersion version, List<Step> steps) {
        this.version = version;
        this.steps = steps;
    }

    /** Up to {@code upTo}, each started {@code width} of value adds {@code fee}; the first step is one fee for all. */
    private record Step(BigDecimal upTo, BigDecimal width, Money fee) {

        static Step of(List<String> row) {
            BigDecimal upTo = row.get(1).isEmpty() ? NO_END : new BigDecimal(row.get(1));
            BigDecimal width = row.get(2).isEmpty() ? upTo : new BigDecimal(row.get(2));
            return new Step(upTo, width, Money.eur(row.get(3)));
        }

        Money feeAbove(BigDecimal lower, BigDecimal value) {
            BigDecimal started = value.min(upTo).subtract(lower).divide(width, 0, CEILING);
            return fee.times(started);
        }
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

    /** The versions in the rows {@code valid_from,value_up_to,per_started,fee}; the last step of each has no end. */
    static NavigableMap<LocalDate, FeeTable> read(String statute, List<List<String>> rows) {
        NavigableMap<LocalDate, List<Step>> versions = new TreeMap<>();
        for (List<String> row : rows) {
            try {
                LocalDate since = LocalDate.parse(row.getFirst());
                versions.computeIfAbsent(since, first -> new ArrayList<>()).add(Step.of(row));
            } catch (DateTimeException | ArithmeticException | NumberFormatException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "not a step of the " + statute + " table (valid_from,value_up_to,per_started,fee): " + row, e);
            }
        }
        NavigableMap<LocalDate, FeeTable> tables = new TreeMap<>();
        versions.forEach((since, steps) -> tables.put(since, table(new LawVersion(statute, since), steps)));
        return tables;
    }

    private static FeeTable table(LawVersion version, List<Step> steps) {
        BigDecimal lower = BigDecimal.ZERO;
        for (Step step : steps) {
            if (step.upTo().compareTo(lower) <= 0 || step.width().signum() <= 0) {
                throw new IllegalArgumentException("the steps of the " + version.statute() + " table of "
                        + version.since() + " must rise: " + step.upTo() + " comes after " + lower);
            }
            lower = step.upTo();
        }
        if (lower.compareTo(NO_END) != 0) {
            throw new IllegalArgumentException("the " + version.statute() + " table of " + version.since()
                    + " must end with a step without value_up_to, not at " + lower);
        }
        return new FeeTable(version, List.copyOf(steps));
    }

    static NavigableMap<LocalDate, FeeTable> both(
            NavigableMap<LocalDate, FeeTable> old, NavigableMap<LocalDate, FeeTable> added) {
        NavigableMap<LocalDate, FeeTable> all = new TreeMap<>(old);
        all.putAll(added);
        return all;
    }
}
