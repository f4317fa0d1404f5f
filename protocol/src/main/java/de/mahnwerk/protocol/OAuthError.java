package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A refusal of the token endpoint, RFC 6749 section 5.2, hence the names. */
public record OAuthError(
        String error,
        @JsonProperty("error_description") @Nullable String errorDescription) {}
