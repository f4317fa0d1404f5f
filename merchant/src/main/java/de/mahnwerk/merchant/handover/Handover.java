package de.mahnwerk.merchant.handover;

import de.mahnwerk.protocol.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim on its way to the agency, or there.
 *
 * @param principalCents what is open on its items; as handed over once it is sent
 * @param faults why we or the agency refused it, each with a remedy
 * @param trouble why the last attempt to send it failed
 */
public record Handover(
        UUID id,
        long customerId,
        String customerNumber,
        String customerName,
        String agency,
        State state,
        Cause cause,
        @Nullable Long runId,
        String createdBy,
        LocalDate createdOn,
        String merchantReference,
        @Nullable LocalDate sentOn,
        @Nullable LocalDate answeredOn,
        int attempts,
        @Nullable String trouble,
        @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable String reasonCode,
        List<Fault> faults,
        List<Long> items,
        String invoiceNumbers,
        long principalCents) {

    /** Why a claim may be taken back, as the protocol names it. */
    public static final List<String> WITHDRAWAL_REASONS = java.util.Arrays.stream(
                    de.mahnwerk.protocol.WithdrawalReason.values())
            .map(Enum::name)
            .toList();

    /** Where a hand-over stands. */
    public enum State {
        /** Waits for a person's yes, because the policy says so. */
        REVIEW,
        QUEUED,
        TRANSMITTING,
        ACCEPTED,
        /** The agency asks something first. */
        QUERY,
        /** Refused, by us before sending or by the agency; can be corrected and sent again. */
        REJECTED,
        /** Taken out of the queue by a person, or paid before it was sent. */
        REMOVED,
        /** The case is closed. */
        ENDED
    }

    /** Who started it. */
    public enum Cause {
        RUN,
        CLICK
    }
}
