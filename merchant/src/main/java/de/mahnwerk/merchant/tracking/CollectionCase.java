package de.mahnwerk.merchant.tracking;

import de.mahnwerk.protocol.ClaimStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as the agency's last event showed it. Amounts in euro cents. */
public record CollectionCase(
        UUID handoverId,
        String agency,
        UUID caseId,
        String caseReference,
        String merchantReference,
        long customerId,
        String customerName,
        ClaimStatus status,
        @Nullable String stage,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable String outcome,
        long principalCents,
        long interestCents,
        long merchantCostsCents,
        long collectionCostsCents,
        long paidCents,
        long openCents,
        long paidOutCents,
        long toPayOutCents,
        long handedOverCents,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        Instant changedAt) {

    /**
     * One thing that happened to an item, on either side.
     *
     * @param type {@code notice}, {@code handover}, {@code entry}, or the type of the agency's event
     * @param textDe the sentence of the agency; of our own moments the code that the page puts into words
     * @param textEn the same in English; of our own moments a second code
     * @param cents the money that moved, null when none did
     * @param noticeId the notice whose letter can be read
     * @param papers documents that the agency's event names
     */
    public record Moment(
            Instant at,
            LocalDate day,
            boolean own,
            String type,
            String textDe,
            String textEn,
            @Nullable Long cents,
            @Nullable Long noticeId,
            List<Paper> papers) {

        public Moment {
            papers = List.copyOf(papers);
        }
    }

    /** A document of the case of a hand-over. */
    public record Paper(UUID handoverId, UUID id, String name) {}
}
