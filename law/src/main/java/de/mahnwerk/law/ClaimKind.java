package de.mahnwerk.law;

/** What is owed, as far as §§ 286, 288, 497 BGB treat it differently. */
public enum ClaimKind {
    /** Payment for goods or services (Entgeltforderung, §§ 286(3), 288(2) BGB). */
    PAYMENT_FOR_PERFORMANCE,
    /** Anything else: damages, repayment, unjust enrichment. */
    OTHER,
    /** A consumer loan or paid deferral (§§ 491, 506 BGB): § 497(1)–(3) BGB. */
    CONSUMER_CREDIT,
    /** A consumer loan secured by land: + 2.5 points, no § 497(3) BGB (§ 497(4) BGB). */
    MORTGAGE_CREDIT
}
