package de.mahnwerk.protocol;

/** What happened to a debtor that changes what may be done. */
public enum NoticeKind {
    /** Proceedings were opened: nothing is demanded any more, §§ 87, 89 InsO. */
    INSOLVENCY,
    /** The case waits for the heirs. */
    DEATH,
    /** The debtor is a minor and is not approached. */
    MINORITY
}
