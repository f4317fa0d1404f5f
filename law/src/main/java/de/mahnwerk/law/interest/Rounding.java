package de.mahnwerk.law.interest;

/** When interest is rounded half-up to the cent. No statute says; both differ by a cent at times (§ 288 BGB is silent). */
public enum Rounding {
    /** Once, at the end of the sum. The default. */
    SUM,
    /** Each segment for itself. */
    SEGMENT
}
