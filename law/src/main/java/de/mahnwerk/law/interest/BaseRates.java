package de.mahnwerk.law.interest;

import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Table;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The base rate of § 247 BGB, which changes on 1 January and 1 July. The statute still prints its starting value of 2002;
 * what counts is the Bundesbank's announcement, kept here as a table of half-years. A day after the last half-year of the
 * table has no rate: {@link UnknownLaw}, never the last one carried on.
 */
public final class BaseRates {

    /** The name of the table file, in this release and among the added ones. */
    public static final String FILE = "base-rates.csv";

    private static final BaseRates OF_THIS_RELEASE = parse(Table.resource(FILE));

    private final NavigableMap<LocalDate, Rate> byFirstDay;

    private BaseRates(NavigableMap<LocalDate, Rate> byFirstDay) {
        this.byFirstDay = byFirstDay;
    }

    /** The Bundesbank's rates since 2002-01-01: those of this release and the ones an operator added (§ 247(2) BGB). */
    public static BaseRates published() {
        return Published.RATES;
    }

    /** Only the rates of this release: 2002-01-01 to 2026-12-31 (§ 247(2) BGB). */
    public static BaseRates ofThisRelease() {
        return OF_THIS_RELEASE;
    }

    /** Made when first asked for, so that a fault in an added table does not take the release's own with it. */
    private static final class Published {
        static final BaseRates RATES = withAdded(OF_THIS_RELEASE);
    }

    private static BaseRates withAdded(BaseRates release) {
        BaseRates all = release;
        for (String csv : Table.added(FILE)) {
            all = all.extendedBy(csv);
        }
        return all;
    }

    /**
     * These rates and the ones in {@code csv}, which needs no new release: a heading {@code valid_from,rate_percent} and
     * a row for each half-year, {@code 2027-01-01,1.77}. A row for a half-year already known replaces it (§ 247 BGB).
     *
     * @throws IllegalArgumentException when a row is not such a row, or a half-year would be missing in between
     */
    public BaseRates extendedBy(String csv) {
        NavigableMap<LocalDate, Rate> all = new TreeMap<>(byFirstDay);
        all.putAll(parse(Table.rows(csv)).byFirstDay);
        return new BaseRates(withoutGaps(all));
    }

    /** The rate of the half-year in which {@code day} lies; {@link UnknownLaw} outside the table (§ 247 BGB). */
    public Rate on(LocalDate day) {
        Entry<LocalDate, Rate> halfYear = byFirstDay.floorEntry(day);
        if (halfYear == null) {
            throw new UnknownLaw(Wording.of(
                    "Für {0} ist kein Basiszinssatz (§ 247 BGB) bekannt: Die Tabelle beginnt am {1}.",
                    "no base rate (§ 247 BGB) is known for {0}: the table begins on {1}",
                    day.toString(),
                    byFirstDay.firstKey().toString()));
        }
        if (day.isAfter(lastKnownDay())) {
            throw new UnknownLaw(Wording.of(
                    "Für {0} ist kein Basiszinssatz (§ 247 BGB) bekannt: Die Tabelle endet am {1}; tragen Sie die Bekanntmachung der Bundesbank für das nächste Halbjahr in eine Datei "
                            + FILE + " ein (docs/law.md).",
                    "no base rate (§ 247 BGB) is known for {0}: the table ends on {1}; add the Bundesbank's announcement for the next half-year in a file "
                            + FILE + " (docs/law.md)",
                    day.toString(),
                    lastKnownDay().toString()));
        }
        return halfYear.getValue();
    }

    /** The last day of the last half-year in the table (§ 247 BGB). */
    public LocalDate lastKnownDay() {
        return lastDayOfHalfYear(byFirstDay.lastKey());
    }

    /** The first day of the first half-year in the table (§ 247 BGB). */
    public LocalDate firstKnownDay() {
        return byFirstDay.firstKey();
    }

    static LocalDate lastDayOfHalfYear(LocalDate day) {
        return day.getMonthValue() <= 6 ? LocalDate.of(day.getYear(), 6, 30) : LocalDate.of(day.getYear(), 12, 31);
    }

    private static BaseRates parse(List<List<String>> rows) {
        NavigableMap<LocalDate, Rate> rates = new TreeMap<>();
        for (List<String> row : rows) {
            Rate former = rates.put(halfYear(row), rate(row));
            if (former != null) {
                throw new IllegalArgumentException("base rate of " + row.getFirst() + " is given twice");
            }
        }
        return new BaseRates(withoutGaps(rates));
    }

    private static LocalDate halfYear(List<String> row) {
        try {
            LocalDate day = LocalDate.parse(row.getFirst());
            if (day.getDayOfMonth() == 1 && day.getMonthValue() % 6 == 1) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a day: " + row, e);
        }
        throw new IllegalArgumentException("base rates change on 1 January and 1 July (§ 247(1) BGB), not on " + row);
    }

    private static Rate rate(List<String> row) {
        try {
            return new Rate(new BigDecimal(row.get(1)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a rate in per cent: " + row, e);
        }
    }

    private static NavigableMap<LocalDate, Rate> withoutGaps(NavigableMap<LocalDate, Rate> rates) {
        for (LocalDate day : rates.keySet()) {
            LocalDate next = lastDayOfHalfYear(day).plusDays(1);
            if (!day.equals(rates.lastKey()) && !rates.containsKey(next)) {
                throw new IllegalArgumentException("the base rate from " + next + " is missing");
            }
        }
        return rates;
    }
}
