package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the merchant.
 *
 * @param answerTo the query that it answers
 * @param documents ids of documents of the case that belong to it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewMessage(String text, @Nullable UUID answerTo, List<UUID> documents) {

    public NewMessage {
        documents = Lists.copy(documents);
    }
}
