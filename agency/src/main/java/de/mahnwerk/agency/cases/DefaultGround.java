package de.mahnwerk.agency.cases;

/** Why the debtor is in default, § 286 BGB. */
public enum DefaultGround {
    REMINDER,
    AGREED_DATE,
    THIRTY_DAYS,
    REFUSAL
}
