package de.mahnwerk.agency.cases;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows; what is null does not filter.
 *
 * @param client null for all clients, in a transaction over all of them only
 * @param text searched in references, invoice numbers and names
 * @param after the number of the page's last case before
 */
public record CaseFilter(
        @Nullable Long client,
        Set<CaseStatus> statuses,
        @Nullable String text,
        @Nullable String merchantReference,
        @Nullable String invoiceNumber,
        @Nullable String reference,
        @Nullable Instant changedSince,
        long after,
        int limit) {

    public CaseFilter {
        statuses = Set.copyOf(statuses);
    }

    /** The first cases of a client. */
    public static CaseFilter of(long client, int limit) {
        return new CaseFilter(client, Set.of(), null, null, null, null, null, 0, limit);
    }
}
