package de.mahnwerk.platform.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The address of a list: filter, order and place stand in it, so that what one sees can be kept, sent and gone back to.
 * The order is the parameter {@code sort} ({@code due}, or {@code due_down}), the place is {@code after}; what is empty
 * is left out.
 */
public record ListUrl(String path, SortedMap<String, String> parameters) {

    private static final String SORT = "sort";
    private static final String AFTER = "after";
    private static final String DOWN = "_down";

    public ListUrl {
        SortedMap<String, String> set = new TreeMap<>(parameters);
        set.values().removeIf(String::isEmpty);
        parameters = Collections.unmodifiableSortedMap(set);
    }

    public static ListUrl of(String path, Map<String, String> parameters) {
        return new ListUrl(path, new TreeMap<>(parameters));
    }

    /** From an address as {@link #query} writes it; a part that is no pair is left out. */
    public static ListUrl read(String path, String query) {
        SortedMap<String, String> set = new TreeMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                set.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new ListUrl(path, set);
    }

    /** The value of a parameter, or an empty text. */
    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The same list from its beginning with another value of a filter; an empty value takes the filter away. */
    public ListUrl with(String name, String value) {
        SortedMap<String, String> set = new TreeMap<>(parameters);
        set.remove(AFTER);
        set.put(name, value);
        return new ListUrl(path, set);
    }

    /** The page that begins after the record with this key. */
    public ListUrl after(String key) {
        return with(AFTER, key);
    }

    public ListUrl first() {
        return after("");
    }

    public boolean onFirstPage() {
        return value(AFTER).isEmpty();
    }

    /** Sorted by a column; again by the same one turns the order round. */
    public ListUrl sorted(String column) {
        return with(SORT, value(SORT).equals(column) ? column + DOWN : column);
    }

    /** For {@code aria-sort}: {@code ascending}, {@code descending} or {@code none}. */
    public String order(String column) {
        return value(SORT).equals(column) ? "ascending" : value(SORT).equals(column + DOWN) ? "descending" : "none";
    }

    /** The whole filter as a file: {@code /items.csv?…}. */
    public String file(String ending) {
        return new ListUrl(path + "." + ending, first().parameters).link();
    }

    /** Without path and question mark. */
    public String query() {
        return parameters.entrySet().stream()
                .map(set -> set.getKey() + "=" + URLEncoder.encode(set.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** As it goes into {@code href}. */
    public String link() {
        return parameters.isEmpty() ? path : path + "?" + query();
    }
}
