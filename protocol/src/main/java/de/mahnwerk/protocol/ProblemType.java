package de.mahnwerk.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stable types of problems; the last part of the URI is the constant's name in lower case with hyphens. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request cannot be read"),
    IDEMPOTENCY_KEY_MISSING(400, "A write needs an Idempotency-Key"),
    UNAUTHORIZED(401, "No valid access token"),
    FORBIDDEN(403, "The token's scopes do not allow this"),
    SANDBOX_ONLY(403, "Only test clients can do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This address does not know the method"),
    NOT_ACCEPTABLE(406, "There is no answer of the type asked for"),
    DUPLICATE_CLAIM(409, "The claim has been handed over before"),
    NOT_POSSIBLE_NOW(409, "The state of the case does not allow this"),
    ONBOARDING_INCOMPLETE(409, "Claims cannot be accepted yet"),
    PRECONDITION_FAILED(412, "The case has changed since it was read"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    INVALID_CONTENT(422, "The content has faults"),
    CLAIM_REJECTED(422, "The claim can never be collected"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used with another body"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "The agency failed"),
    UNAVAILABLE(503, "The agency is not available");

    private static final String BASE = "https://mahnwerk.de/protocol/v1/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable URI. */
    public String uri() {
        return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One line for people. */
    public String title() {
        return title;
    }

    /** The type with that URI, if this version knows it. */
    public static Optional<ProblemType> of(String uri) {
        return Arrays.stream(values()).filter(type -> type.uri().equals(uri)).findAny();
    }
}
