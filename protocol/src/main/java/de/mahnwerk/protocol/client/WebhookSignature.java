package de.mahnwerk.protocol.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies webhooks after the Standard Webhooks specification, {@code v1} (HMAC-SHA256), with one or two valid
 * secrets, so that a secret can be rotated without losing a message. Safe to share between threads.
 *
 * <p>The signature is computed by the specification's own library. Its {@code verify} is not used: it reads the system clock
 * and knows one secret only.
 */
public final class WebhookSignature {

    /** Header with the message's id, the event's id. */
    public static final String ID = "webhook-id";

    /** Header with the seconds since the epoch at which the message was signed. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** Header with one or more signatures, separated by blanks. */
    public static final String SIGNATURE = "webhook-signature";

    /** How far the timestamp may be from the receiver's clock, either way, as the specification proposes. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<Webhook> keys;

    private WebhookSignature(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("at least one secret is needed");
        }
        List<Webhook> made = new ArrayList<>();
        for (String secret : secrets) {
            made.add(key(secret));
        }
        keys = List.copyOf(made);
    }

    /** The valid secrets, newest first, each as {@code whsec_} and Base64. */
    public static WebhookSignature with(List<String> secrets) {
        return new WebhookSignature(secrets);
    }

    /** One valid secret. */
    public static WebhookSignature with(String secret) {
        return new WebhookSignature(List.of(secret));
    }

    /** The value of {@link #SIGNATURE}: one signature for each valid secret. */
    public String sign(String id, Instant timestamp, String body) {
        return keys.stream()
                .map(key -> signed(key, id, timestamp.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether the message is what its sender signed with one of the secrets, and signed just now by the given clock. A missing
     * header is never right.
     */
    public Verdict verify(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature, String body, Clock clock) {
        if (id == null || id.isEmpty() || timestamp == null || signature == null) {
            return Verdict.HEADER_MISSING;
        }
        long seconds;
        try {
            seconds = Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            return Verdict.HEADER_MISSING;
        }
        long distance = Math.abs(clock.instant().getEpochSecond() - seconds);
        if (distance < 0 || distance > TOLERANCE.toSeconds()) {
            return Verdict.TIMESTAMP_OUT_OF_TOLERANCE;
        }
        return matches(id, seconds, signature, body) ? Verdict.GENUINE : Verdict.NOT_SIGNED_BY_US;
    }

    private boolean matches(String id, long seconds, String signature, String body) {
        boolean found = false;
        List<String> given = Arrays.asList(signature.split(" ", -1));
        for (Webhook key : keys) {
            byte[] expected = signed(key, id, seconds, body).getBytes(UTF_8);
            for (String one : given) {
                found |= MessageDigest.isEqual(expected, one.getBytes(UTF_8));
            }
        }
        return found;
    }

    private static String signed(Webhook key, String id, long seconds, String body) {
        try {
            return key.sign(id, seconds, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("HMAC-SHA256 is in every JDK", e);
        }
    }

    private static Webhook key(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("a secret is empty", e);
        }
    }

    /** What verifying found. */
    public enum Verdict {
        /** Signed with a valid secret, just now. */
        GENUINE,
        /** A header is missing or no number. */
        HEADER_MISSING,
        /** Signed too long ago, or in the future: perhaps a replay. */
        TIMESTAMP_OUT_OF_TOLERANCE,
        /** No signature fits: forged, or a secret that is no longer valid. */
        NOT_SIGNED_BY_US
    }
}
