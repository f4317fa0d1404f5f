package de.mahnwerk.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a case.
 *
 * @param dueOn until when a query wants its answer
 * @param answerTo the query that an answer answers
 * @param answeredAt when a query was answered
 */
public record Message(
        UUID id,
        Party from,
        MessageKind kind,
        String text,
        Instant postedAt,
        @Nullable LocalDate dueOn,
        @Nullable UUID answerTo,
        @Nullable Instant answeredAt,
        List<UUID> documents) {

    public Message {
        documents = Lists.copy(documents);
    }
}
