package de.mahnwerk.conformance;

/** How a rule was judged. */
public enum Verdict {
    PASSED,
    FAILED,
    /** It could not be found out; the reason says what was missing. */
    SKIPPED
}
