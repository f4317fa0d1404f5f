package de.mahnwerk.conformance.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.conformance.Reply;
import de.mahnwerk.conformance.Transcript;
import de.mahnwerk.conformance.Wire;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The merchant's receiver under trial as an agency reaches it. */
final class Receiver implements AutoCloseable {

    /** Within this time a push is to be acknowledged. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final MerchantKit.Target target;
    private final Wire wire;

    Receiver(MerchantKit.Target target, Transcript transcript) {
        this.target = target;
        this.wire = new Wire(target.webhookUrl(), transcript);
    }

    Instant now() {
        return target.clock().instant();
    }

    String secret() {
        return target.secret();
    }

    /** A secret that the merchant does not know. */
    String strangersSecret() {
        byte[] dice = new byte[32];
        target.dice().nextBytes(dice);
        return "whsec_" + Base64.getEncoder().encodeToString(dice);
    }

    SampleEvent event() {
        return new SampleEvent(id(), now(), id());
    }

    /** A UUID of version 7 of now. */
    private UUID id() {
        long millis = now().toEpochMilli();
        long high = (millis << 16) | 0x7000 | target.dice().nextInt(0x1000);
        return new UUID(high, (target.dice().nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** Pushes an event as the agency does. */
    Reply push(SampleEvent event) {
        return push(event.id(), event.toString());
    }

    Reply push(String id, String body) {
        Instant at = now();
        return post(signed(id, at, WebhookSignature.with(secret()).sign(id, at, body)), body);
    }

    /** The headers of a push. */
    static Map<String, String> signed(String id, Instant at, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(WebhookSignature.ID, id);
        headers.put(WebhookSignature.TIMESTAMP, Long.toString(at.getEpochSecond()));
        headers.put(WebhookSignature.SIGNATURE, signature);
        return headers;
    }

    Reply post(Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        return wire.send("POST", "", all, body.getBytes(UTF_8), ANSWER_WITHIN);
    }

    Reply get() {
        return wire.send("GET", "", Map.of(), new byte[0], ANSWER_WITHIN);
    }

    @Override
    public void close() {
        wire.close();
    }
}
