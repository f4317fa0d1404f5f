package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Single amounts that the fee statutes name and that change with them. */
enum DatedAmount {
    /** A whole fee for an uncontested claim up to 50 EUR collected out of court (§ 13(2) RVG); none before 2021-10-01. */
    RVG_13_2,
    /** The least fee (§ 13(3) RVG; § 13(2) before 2021-10-01). */
    RVG_13_3,
    /** The most for post and telecommunication as a flat rate (VV 7002 RVG). */
    VV_7002_MAXIMUM,
    /** The least fee for a court order to pay (KV 1100 GKG). */
    KV_1100_MINIMUM;

    /** The amounts in the rows {@code valid_from,name,amount}. */
    static Map<DatedAmount, NavigableMap<LocalDate, Money>> read(List<List<String>> rows) {
        Map<DatedAmount, NavigableMap<LocalDate, Money>> amounts = new EnumMap<>(DatedAmount.class);
        for (List<String> row : rows) {
            try {
                Money former = amounts.computeIfAbsent(valueOf(row.get(1)), first -> new TreeMap<>())
                        .put(LocalDate.parse(row.getFirst()), Money.eur(row.get(2)));
                if (former != null) {
                    throw new IllegalArgumentException("given twice");
                }
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "not an amount (valid_from,name,amount with a name of " + List.of(values()) + "): " + row, e);
            }
        }
        return amounts;
    }

    static Map<DatedAmount, NavigableMap<LocalDate, Money>> both(
            Map<DatedAmount, NavigableMap<LocalDate, Money>> old,
            Map<DatedAmount, NavigableMap<LocalDate, Money>> added) {
        Map<DatedAmount, NavigableMap<LocalDate, Money>> all = new EnumMap<>(DatedAmount.class);
        for (DatedAmount name : values()) {
            NavigableMap<LocalDate, Money> versions = new TreeMap<>(old.getOrDefault(name, new TreeMap<>()));
            versions.putAll(added.getOrDefault(name, new TreeMap<>()));
            all.put(name, versions);
        }
        return all;
    }
}
