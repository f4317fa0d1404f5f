package de.mahnwerk.agency.concern;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor brought up.
 *
 * @param dueOn by when the debtor has an answer
 * @param answer the wording of the letter that went out; null when it was answered otherwise
 */
public record Concern(
        UUID id,
        UUID caseId,
        Kind kind,
        Channel channel,
        String text,
        LocalDate notedOn,
        String notedBy,
        LocalDate dueOn,
        @Nullable Decision decision,
        @Nullable LocalDate decidedOn,
        @Nullable String decidedBy,
        @Nullable String answer) {

    /** What it is, and what it does to letters until it is decided. */
    public enum Kind {
        /** The strategy writes nothing until somebody decides. */
        COMPLAINT,
        /** The strategy writes nothing until the day of the answer; then the case goes on by itself, so that nothing is forgotten. */
        HARDSHIP
    }

    /** How it came. */
    public enum Channel {
        EMAIL,
        LETTER,
        PHONE,
        OTHER
    }

    /** What becomes of the case. */
    public enum Decision {
        /** The client is asked whether it accepts a part. */
        SETTLE,
        /** The debtor is offered instalments. */
        PLAN,
        /** The case rests until a day. */
        PAUSE,
        CLOSE,
        GO_ON
    }

    public boolean open() {
        return decision == null;
    }
}
