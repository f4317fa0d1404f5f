package de.mahnwerk.merchant.receivables;

/**
 * An invoice or credit note on its way into the books.
 *
 * @param at where in its file or call it stands; tells the same place that comes again from another one
 */
public record Arrival(String at, NewOpenItem item) {

    /** What became of it. */
    public enum Fate {
        ADDED,
        /** Its due date is another one now. */
        CHANGED,
        UNCHANGED,
        /** Refused: the number stood in the same import before. */
        REPEATED,
        /** Refused: the number is known with another amount or currency, which is never changed silently. */
        KNOWN_OTHERWISE
    }
}
