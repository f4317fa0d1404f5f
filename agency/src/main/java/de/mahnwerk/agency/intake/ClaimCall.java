package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.platform.web.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client's call about one of its cases, as a controller's parameter.
 *
 * @param target method and path with its query, so that an idempotency key used for another call is noticed
 */
public record ClaimCall(
        ApiClient caller,
        UUID id,
        String target,
        @Nullable String key,
        @Nullable String ifMatch,
        Language language,
        byte[] body) {}
