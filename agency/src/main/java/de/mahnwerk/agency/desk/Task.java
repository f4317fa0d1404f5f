package de.mahnwerk.agency.desk;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param client whose case it is; null where that is the question
 * @param link the page on which it is decided, everything prepared
 * @param since when it began to wait
 * @param lostOn the day after which waiting costs something: a claim, a client's trust, a deadline
 * @param atStake about how much it is
 */
public record Task(
        Kind kind,
        @Nullable Long client,
        @Nullable UUID caseId,
        String link,
        LocalDate since,
        LocalDate lostOn,
        Money atStake,
        Wording what) {

    /** What sort of task. */
    public enum Kind {
        LIMITATION,
        MONEY,
        RETURNED,
        INSOLVENCY,
        ESTATE,
        MINOR,
        DISPUTE,
        COMPLAINT,
        HARDSHIP,
        TRACING,
        QUERY,
        INSTRUCTION,
        NOTHING_PLANNED
    }

    /** On the page of a case, at a part of it. */
    public static String ofCase(String reference, String anchor) {
        return "/cases/" + reference + (anchor.isEmpty() ? "" : "#" + anchor);
    }
}
