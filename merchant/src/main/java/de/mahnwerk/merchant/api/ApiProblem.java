package de.mahnwerk.merchant.api;

import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.Problem;
import java.util.List;
import java.util.Locale;

/** The stable types of problems (RFC 9457); the last part of the URI is the constant's name in lower case with hyphens. */
enum ApiProblem {
    INVALID_REQUEST(400, "The request cannot be read"),
    IDEMPOTENCY_KEY_MISSING(400, "A write needs an Idempotency-Key"),
    UNAUTHORIZED(401, "No valid key"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This address does not know the method"),
    NOT_ACCEPTABLE(406, "There is no answer of the type asked for"),
    NOT_POSSIBLE_NOW(409, "The state of the books does not allow this"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    INVALID_CONTENT(422, "The content has faults"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used with another body"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "The merchant side failed"),
    UNAVAILABLE(503, "This cannot be done at the moment");

    private static final String BASE = "https://mahnwerk.de/merchant/v1/problems/";

    private final int status;
    private final String title;

    ApiProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    Problem of(String detail, List<Fault> faults) {
        return new Problem(
                BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                status,
                detail,
                null,
                faults,
                null,
                null);
    }

    /** Ends the call with this problem; what was written is taken back. */
    ApiRefusal refusal(String detail) {
        return new ApiRefusal(of(detail, List.of()));
    }

    /** The same for faults of the content. */
    static ApiRefusal faulty(List<Fault> faults) {
        return new ApiRefusal(INVALID_CONTENT.of(faults.size() + " fault(s), see errors.", faults));
    }
}
