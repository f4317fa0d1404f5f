package de.mahnwerk.merchant.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which column of a file holds what. What a tenant has saved for lists of exactly these columns goes first; of all other
 * lists the tenant's own names of single columns, then the usual ones.
 *
 * @param layouts by {@link #layout}: the columns' meanings by their places
 */
public record ColumnMapping(Map<String, Column> byHeader, Map<String, Map<Integer, Column>> layouts) {

    /** The names of {@link Column} alone. */
    public static final ColumnMapping USUAL = new ColumnMapping(Map.of(), Map.of());

    private static final Map<String, Column> SYNONYMS = synonyms();

    public ColumnMapping {
        Map<String, Column> plain = new HashMap<>();
        byHeader.forEach((header, column) -> plain.put(plain(header), column));
        byHeader = Map.copyOf(plain);
        layouts = Map.copyOf(layouts);
    }

    /** The place of each column that the header names; of two columns with the same meaning the first. */
    Map<Column, Integer> places(List<String> header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        Map<Integer, Column> saved = layouts.get(layout(header));
        for (int place = 0; place < header.size(); place++) {
            int here = place;
            Optional<Column> column = saved == null ? column(header.get(place)) : Optional.ofNullable(saved.get(place));
            column.ifPresent(meaning -> places.putIfAbsent(meaning, here));
        }
        return places;
    }

    private Optional<Column> column(String header) {
        String plain = plain(header);
        Column own = byHeader.get(plain);
        return Optional.ofNullable(own == null ? SYNONYMS.get(plain) : own);
    }

    /** The same for all lists that have these columns in this order. */
    static String layout(List<String> header) {
        return header.stream().map(ColumnMapping::plain).collect(Collectors.joining(" "));
    }

    /** Letters and digits alone, small, without accents: {@code Rechnungs-Nr.} and {@code RECHNUNGSNR} are one. */
    static String plain(String header) {
        return Normalizer.normalize(header.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, Column> synonyms() {
        Map<String, Column> synonyms = new HashMap<>();
        Arrays.stream(Column.values())
                .forEach(column -> column.names().forEach(name -> synonyms.putIfAbsent(plain(name), column)));
        return Map.copyOf(synonyms);
    }
}
