package de.mahnwerk.law;

/**
 * The law of a day is not (yet, or no longer) in our tables, so nothing is computed for it. The message says which table
 * ends where; an operator mends it by adding the missing row, nobody mends it by guessing.
 */
public final class UnknownLaw extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which table ends where, and what to add. */
    public UnknownLaw(String message) {
        super(message);
    }
}
