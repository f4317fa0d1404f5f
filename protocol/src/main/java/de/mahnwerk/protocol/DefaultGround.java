package de.mahnwerk.protocol;

/** Why the debtor is in default, § 286 BGB. */
public enum DefaultGround {
    /** § 286(1): a reminder after the due date. */
    REMINDER,
    /** § 286(2) nos. 1 and 2: a date by the calendar. */
    AGREED_DATE,
    /** § 286(3): thirty days after due date and invoice; consumers only when the invoice said so. */
    THIRTY_DAYS,
    /** § 286(2) no. 3: the debtor refused for good. */
    REFUSAL
}
