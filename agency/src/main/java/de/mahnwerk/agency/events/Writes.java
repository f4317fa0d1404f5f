package de.mahnwerk.agency.events;

import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.clients.IdempotencyKeys;
import de.mahnwerk.platform.secrets.Secrets;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
                keys.once(caller.client(), key, hash(target, body), clock.now(), () -> kept(work.get(), close));
        return switch (outcome) {
            case IdempotencyKeys.Outcome.Answered answered -> restored(answered.answer(), open);
            case IdempotencyKeys.Outcome.Reused reused ->
                Wire.problem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This key came with another request before. Use a new key for a new request.");
        };
    }

    private static IdempotencyKeys.Answer kept(ResponseEntity<String> answer, UnaryOperator<String> close) {
        Map<String, String> headers = new HashMap<>();
        answer.getHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new IdempotencyKeys.Answer(
                answer.getStatusCode().value(), headers, close.apply(Objects.requireNonNullElse(answer.getBody(), "")));
    }

    private static ResponseEntity<String> restored(IdempotencyKeys.Answer answer, UnaryOperator<String> open) {
        HttpHeaders headers = new HttpHeaders();
        answer.headers().forEach(headers::set);
        return ResponseEntity.status(answer.status()).headers(headers).body(open.apply(answer.body()));
    }

    private static String hash(String target, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
