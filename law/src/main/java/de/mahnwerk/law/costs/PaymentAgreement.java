package de.mahnwerk.law.costs;

/** An agreement with the debtor that earns the settlement fee (VV 1000, 1003 RVG). */
public enum PaymentAgreement {
    /** None. */
    NONE,
    /** Instalments or deferral with provisional waiver of court or enforcement: 0.7 of half the claim (VV 1000 no. 2, § 31b). */
    INSTALMENTS,
    /** The dispute about the claim is settled out of court: 1.5 (VV 1000 no. 1). */
    SETTLEMENT,
    /** The same while the claim is pending in court: 1.0 (VV 1003). */
    SETTLEMENT_AT_COURT
}
