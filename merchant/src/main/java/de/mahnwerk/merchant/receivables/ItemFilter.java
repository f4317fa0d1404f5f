package de.mahnwerk.merchant.receivables;

import java.util.Map;

/**
 * Which open items a list shows; it lives in the URL.
 *
 * @param view which items at all
 * @param q searched in numbers, references and names; an amount finds that open amount
 * @param overdueDays overdue since at least so many days; 0 for all
 * @param level reached at least this level; 0 for all
 * @param returned only returned direct debits
 * @param blocked {@code YES} only blocked, {@code NO} only free ones, {@code ALL}
 */
public record ItemFilter(
        View view, String q, int overdueDays, int level, boolean returned, Blocked blocked, Sort sort, String after) {

    /** The saved views. */
    public enum View {
        OPEN,
        OVERDUE,
        COLLECTION,
        DISPUTED,
        DONE,
        ALL
    }

    /** What to do with blocked items. */
    public enum Blocked {
        ALL,
        YES,
        NO
    }

    /** The order; each ends with the id, so that it is total. */
    public enum Sort {
        DUE,
        DUE_DOWN,
        AMOUNT,
        AMOUNT_DOWN,
        NUMBER,
        NUMBER_DOWN
    }

    /** Reads the parameters of a URL; what is missing or unknown does not filter. */
    public static ItemFilter of(Map<String, String> parameters) {
        return new ItemFilter(
                choice(View.class, parameters.get("view"), View.OPEN),
                parameters.getOrDefault("q", "").strip(),
                number(parameters.get("overdue")),
                number(parameters.get("level")),
                "true".equals(parameters.get("returned")),
                choice(Blocked.class, parameters.get("blocked"), Blocked.ALL),
                choice(Sort.class, parameters.get("sort"), Sort.DUE),
                parameters.getOrDefault("after", ""));
    }

    private static <E extends Enum<E>> E choice(
            Class<E> type, @org.jspecify.annotations.Nullable String name, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        return otherwise;
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** The same filter from another place of the list. */
    public ItemFilter after(String key) {
        return new ItemFilter(view, q, overdueDays, level, returned, blocked, sort, key);
    }
}
