package de.mahnwerk.protocol;

/** The merchant's own costs that the debtor owes besides the principal. */
public enum SideCostKind {
    REMINDER_COST,
    RETURNED_DEBIT_COST,
    ADDRESS_COST,
    /** § 288(5) BGB; businesses only. */
    LUMP_SUM_40,
    OTHER
}
