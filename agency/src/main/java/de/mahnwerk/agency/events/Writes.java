package de.mahnwerk.agency.events;

import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.platform.api.IdempotencyKeys;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ProblemType;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes through the interface: each needs a key, and the same request under the same key is answered and not done again. */
@Component
public class Writes {

    private static final int LONGEST_KEY = 100;

    private final IdempotencyKeys keys;
    private final BusinessClock clock;
    private final Secrets secrets;

    Writes(IdempotencyKeys keys, BusinessClock clock, Secrets secrets) {
        this.keys = keys;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Does {@code work} in a transaction of the caller's client, or answers what was answered before.
     *
     * @param target method and path, so that a key used for another call is noticed
     */
    public ResponseEntity<String> once(
            ApiClient caller, @Nullable String key, String target, byte[] body, Supplier<ResponseEntity<String>> work) {
        return once(caller, key, target, body, work, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The same for an answer that holds a secret: it is kept sealed. */
    ResponseEntity<String> onceSealed(
            ApiClient caller, @Nullable String key, String target, byte[] body, Supplier<ResponseEntity<String>> work) {
        return once(caller, key, target, body, work, secrets::seal, secrets::open);
    }

    private ResponseEntity<String> once(
            ApiClient caller,
            @Nullable String key,
            String target,
            byte[] body,
            Supplier<ResponseEntity<String>> work,
            UnaryOperator<String> close,
            UnaryOperator<String> open) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            return Wire.problem(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    "Send the header Idempotency-Key with 1 to 100 characters and repeat it when the call is repeated.");
        }
        IdempotencyKeys.Outcome outcome =
                keys.once(caller.client(), key, IdempotencyKeys.requestHash(target, body), clock.now(), () -> {
                    IdempotencyKeys.Answer answer = IdempotencyKeys.Answer.of(work.get());
                    return answer.withBody(close.apply(answer.body()));
                });
        return switch (outcome) {
            case IdempotencyKeys.Outcome.Answered(IdempotencyKeys.Answer answer) ->
                answer.withBody(open.apply(answer.body())).toResponse();
            case IdempotencyKeys.Outcome.Reused reused ->
                Wire.problem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This key came with another request before. Use a new key for a new request.");
        };
    }
}
