package de.mahnwerk.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error after RFC 9457, {@code application/problem+json}.
 *
 * @param type stable URI, see {@link ProblemType}
 * @param claim the existing case, with {@link ProblemType#DUPLICATE_CLAIM}
 * @param reasonCode why a claim can never be collected, with {@link ProblemType#CLAIM_REJECTED}
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<Fault> errors,
        @Nullable Claim claim,
        @Nullable String reasonCode) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = Lists.copy(errors);
    }

    /** A problem without more to say than its type and a sentence. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    /** A problem that names every fault. */
    public static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, errors, null, null);
    }

    /** The existing case beside the refusal. */
    public Problem about(Claim known) {
        return new Problem(type, title, status, detail, instance, errors, known, reasonCode);
    }

    /** The reason why it can never be. */
    public Problem because(String reason) {
        return new Problem(type, title, status, detail, instance, errors, claim, reason);
    }

    /** The type among those that this version knows; empty for others. */
    public Optional<ProblemType> known() {
        return ProblemType.of(type);
    }
}
