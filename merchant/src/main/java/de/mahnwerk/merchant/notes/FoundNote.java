package de.mahnwerk.merchant.notes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note away from the page that it stands on.
 *
 * @param itemId the invoice that it is about, {@code itemNumber} its number
 * @param handoverId the case that it is about, {@code caseReference} the agency's word for it
 */
public record FoundNote(
        long id,
        String text,
        Instant writtenAt,
        String writtenBy,
        boolean withdrawn,
        long customerId,
        String customerName,
        @Nullable Long itemId,
        @Nullable String itemNumber,
        @Nullable UUID handoverId,
        @Nullable String caseReference) {

    private static final int SHOWN = 200;

    /** As much as a list has room for. */
    public String beginning() {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + " …";
    }

    /** Where it stands. */
    public String path() {
        return "/" + About.nearest(customerId, itemId, handoverId).path() + "#notes";
    }

    /** What it is about, in one word: an invoice, a case, or the customer. */
    public String subject() {
        return itemNumber != null ? itemNumber : caseReference != null ? caseReference : customerName;
    }
}
