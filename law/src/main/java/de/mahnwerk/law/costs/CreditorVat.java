package de.mahnwerk.law.costs;

/** Whether the creditor gets the VAT on collection costs back as input tax (§ 15 UStG); only if not, the debtor owes it. */
public enum CreditorVat {
    /** The debtor owes the net costs. */
    CREDITOR_DEDUCTS,
    /** The debtor owes the gross costs, and the first letter declares it (§ 13a(1) no. 6 RDG). */
    CREDITOR_CANNOT_DEDUCT
}
