package de.mahnwerk.conformance.trespasser;

import de.mahnwerk.agency.AgencySide;

/** Planted: a kit that judges strangers by our own code. */
public final class KnowsOurAgency {
    private KnowsOurAgency() {}

    public static Class<?> seen() {
        return AgencySide.class;
    }
}
