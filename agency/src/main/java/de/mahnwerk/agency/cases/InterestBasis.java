package de.mahnwerk.agency.cases;

/** On what the interest claimed rests. */
public enum InterestBasis {
    /** § 288(1) BGB: five points above the base rate. */
    STATUTORY_CONSUMER,
    /** § 288(2) BGB: nine points above the base rate. */
    STATUTORY_BUSINESS,
    /** The rate of the contract. */
    CONTRACTUAL
}
