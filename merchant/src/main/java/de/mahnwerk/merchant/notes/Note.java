package de.mahnwerk.merchant.notes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote.
 *
 * @param itemId the invoice that it is about, {@code itemNumber} its number; null when it is about the customer or a case
 * @param handoverId the case that it is about, {@code caseReference} the agency's word for it
 * @param names of its files, one a line, in their order; null when there are none
 */
public record Note(
        long id,
        String text,
        Instant writtenAt,
        String writtenBy,
        @Nullable Long itemId,
        @Nullable String itemNumber,
        @Nullable UUID handoverId,
        @Nullable String caseReference,
        @Nullable String names,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnBy) {

    /** Names of its files; the first has number 1. */
    public List<String> files() {
        return names == null ? List.of() : names.lines().toList();
    }
}
