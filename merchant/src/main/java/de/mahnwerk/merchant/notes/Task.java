package de.mahnwerk.merchant.notes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do.
 *
 * @param assignee login of who should do it; empty for anybody
 * @param orphaned whether the door is closed to who should do it, so that somebody else has to
 * @param itemId the invoice that it is about, {@code itemNumber} its number
 * @param handoverId the case that it is about, {@code caseReference} the agency's word for it
 */
public record Task(
        long id,
        String text,
        LocalDate dueOn,
        String assignee,
        boolean orphaned,
        long customerId,
        String customerName,
        @Nullable Long itemId,
        @Nullable String itemNumber,
        @Nullable UUID handoverId,
        @Nullable String caseReference,
        LocalDate createdOn,
        String createdBy,
        @Nullable LocalDate doneOn,
        @Nullable String doneBy) {

    /** The page of what it is about. */
    public String path() {
        return "/" + About.nearest(customerId, itemId, handoverId).path();
    }

    /** What it is about, in one word: an invoice, a case, or the customer. */
    public String subject() {
        return itemNumber != null ? itemNumber : caseReference != null ? caseReference : customerName;
    }
}
