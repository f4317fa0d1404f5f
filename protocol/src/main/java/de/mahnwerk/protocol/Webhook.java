package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where events are pushed.
 *
 * @param secret {@code whsec_…}, only in the answers to creation and rotation
 * @param previousSecretUntil after a rotation, until when the old secret signs beside the new one
 * @param disabledAt when it was given up after long failure
 * @param failingSince since when deliveries have failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Webhook(
        UUID id,
        String url,
        List<String> types,
        boolean active,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable String secret,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant disabledAt) {

    public Webhook {
        types = Lists.copy(types);
    }
}
