package de.mahnwerk.agency.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the trust account's statement.
 *
 * @param amountCents negative when money left
 * @param reason why it waits for a person
 */
public record TrustEntry(
        long id,
        LocalDate bookedOn,
        LocalDate valueOn,
        long amountCents,
        String kind,
        String partnerName,
        String partnerIban,
        String text,
        String endToEnd,
        State state,
        @Nullable Long ofClient,
        @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable UUID paymentId,
        @Nullable String reason) {

    /** What became of it. */
    public enum State {
        /** Waits for a person. */
        OPEN,
        ALLOCATED,
        /** It was allocated and came back later, or is the coming back itself. */
        RETURNED,
        /** A transfer that we had ordered. */
        PAYOUT
    }
}
