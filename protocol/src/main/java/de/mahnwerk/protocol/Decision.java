package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The merchant's decision.
 *
 * @param documents ids of documents of the case that belong to it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Decision(
        UUID decisionId, DecisionChoice choice, @Nullable String text, List<UUID> documents) {

    public Decision {
        documents = Lists.copy(documents);
    }
}
