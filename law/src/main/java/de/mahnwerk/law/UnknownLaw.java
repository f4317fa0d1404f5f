package de.mahnwerk.law;

import java.util.Locale;

/**
 * The law of a day is not (yet, or no longer) in our tables, so nothing is computed for it. The wording says which table
 * ends where; an operator mends it by adding the missing row, nobody mends it by guessing.
 */
public final class UnknownLaw extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final transient Wording wording;

    /** Says which table ends where, and what to add. */
    public UnknownLaw(Wording wording) {
        super(wording.in(Locale.ENGLISH));
        this.wording = wording;
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
