package de.mahnwerk.law;

/** Who owes: decides about the interest rate, the lump sum, the 30-day rule and the duties of § 13a RDG. */
public enum DebtorKind {
    /** A natural person acting for private purposes (§ 13 BGB). */
    CONSUMER,
    /** An entrepreneur or legal person (§ 14 BGB). The creditor is taken to be one too. */
    BUSINESS
}
