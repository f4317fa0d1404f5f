package de.mahnwerk.merchant.imports;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns of a list as they were understood.
 *
 * @param names as the header has them
 * @param sample the fields of the first line below the header; empty without one
 * @param meanings by the column's place; what is not read has none
 */
public record ListColumns(List<String> names, List<String> sample, Map<Integer, Column> meanings) {

    /** Every list has these, and an amount or what is open. */
    private static final Set<Column> REQUIRED = EnumSet.of(Column.CUSTOMER_NUMBER, Column.NUMBER, Column.ISSUED);

    public ListColumns {
        names = List.copyOf(names);
        sample = List.copyOf(sample);
        meanings = Collections.unmodifiableMap(new TreeMap<>(meanings));
    }

    static ListColumns of(List<String> names, List<String> sample, Map<Column, Integer> places) {
        Map<Integer, Column> meanings = new TreeMap<>();
        places.forEach((column, place) -> meanings.put(place, column));
        return new ListColumns(names, sample, meanings);
    }

    public Optional<Column> meaning(int place) {
        return Optional.ofNullable(meanings.get(place));
    }

    public String sample(int place) {
        return place < sample.size() ? sample.get(place) : "";
    }

    /** Whether a list of such columns can be read. */
    public boolean isReadable() {
        return isReadable(Set.copyOf(meanings.values()));
    }

    static boolean isReadable(Set<Column> found) {
        return found.containsAll(REQUIRED) && (found.contains(Column.AMOUNT) || found.contains(Column.OPEN));
    }

    /** Whether two columns would mean the same. */
    public boolean isAmbiguous() {
        return Set.copyOf(meanings.values()).size() < meanings.size();
    }
}
