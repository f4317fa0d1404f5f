package de.mahnwerk.agency.events;

import org.jspecify.annotations.Nullable;

/** A query parameter of the interface that does not have the form of the document; answered with 400. */
public final class UnreadableParameter extends RuntimeException {

    public UnreadableParameter(String name, String expected) {
        super("The parameter " + name + " is to be " + expected + ".");
    }

    /** {@code limit} as the document bounds it. */
    public static int limit(int limit) {
        if (limit < 1 || limit > 1000) {
            throw new UnreadableParameter("limit", "between 1 and 1000");
        }
        return limit;
    }

    /** {@code after} of a list that counts; 0 when left out. */
    public static long cursor(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw new UnreadableParameter("after", "the cursor of the page before");
        }
    }
}
