package de.mahnwerk.app.simulate;

/** What a debtor does about a claim; what each means stands beside its shares in {@code app/simulate/assumptions.yaml}. */
enum Behaviour {
    PAYS_AFTER_LETTER_1,
    PAYS_AFTER_LETTER_2,
    PAYS_AFTER_LAST_NOTICE,
    PAYS_IN_PARTS,
    PAYS_A_PART,
    PAYS_THE_SHOP,
    PAYS_TWICE,
    PAYS_WITHOUT_REFERENCE,
    PAYS_AFTER_CLOSING,
    KEEPS_A_PLAN,
    BREAKS_A_PLAN,
    OFFERS_A_SETTLEMENT,
    DISPUTES_RIGHTLY,
    DISPUTES_WRONGLY,
    MOVED_AND_FOUND,
    MOVED_AND_LOST,
    BECOMES_INSOLVENT,
    DIES,
    NEVER_PAYS;

    boolean moved() {
        return this == MOVED_AND_FOUND || this == MOVED_AND_LOST;
    }
}
