package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The merchant learned that the debtor contests the claim.
 *
 * @param text what the debtor says
 * @param documents ids of documents of the case that show it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Dispute(DisputeReason reason, LocalDate raisedOn, String text, List<UUID> documents) {

    public Dispute {
        documents = Lists.copy(documents);
    }
}
