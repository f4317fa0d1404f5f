package de.mahnwerk.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as the agency knows it.
 *
 * @param id the case's id, a UUID of version 7
 * @param stage the finer state, for example {@code LETTER_1}
 * @param nextStep what happens next, for example {@code LETTER_2}, on {@code nextStepOn}
 * @param caseSequence number of the case's last event
 * @param reasonCode why a {@code REJECTED} claim can never be collected
 */
public record Claim(
        UUID id,
        String caseReference,
        String merchantReference,
        ClaimStatus status,
        @Nullable String stage,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable Outcome outcome,
        @Nullable String reasonCode,
        Amounts amounts,
        long caseSequence,
        List<String> invoiceNumbers,
        @Nullable Channel channel,
        Instant receivedAt,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate closedOn,
        @Nullable Debtor debtor) {

    public Claim {
        invoiceNumbers = Lists.copy(invoiceNumbers);
    }
}
