package de.mahnwerk.protocol.client;

import de.mahnwerk.protocol.Problem;
import java.util.Optional;

/** Every way in which a call can end. */
public sealed interface Answer<T> {

    /**
     * The agency did what was asked.
     *
     * @param etag the version of what was read or written, where the agency gives one
     */
    record Done<T>(T value, Optional<String> etag) implements Answer<T> {}

    /** The agency said no; asking again the same way changes nothing. */
    record Refused<T>(Problem problem) implements Answer<T> {}

    /**
     * No final answer came in spite of repetition: the agency may or may not have done it. Ask again later with the same
     * idempotency key.
     */
    record Unreachable<T>(String reason) implements Answer<T> {}

    /** The value, or an {@link IllegalStateException} that says why there is none. */
    default T orThrow() {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> refused ->
                throw new IllegalStateException("refused: " + refused.problem().status() + " "
                        + refused.problem().type() + " " + refused.problem().detail() + " "
                        + refused.problem().errors());
            case Unreachable<T> unreachable -> throw new IllegalStateException("unreachable: " + unreachable.reason());
        };
    }
}
