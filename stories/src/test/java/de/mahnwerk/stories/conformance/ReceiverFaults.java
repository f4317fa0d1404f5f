package de.mahnwerk.stories.conformance;

import static de.mahnwerk.stories.conformance.Fault.asked;

import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a merchant's receiver of webhooks may do wrong. */
final class ReceiverFaults {

    private static final Said TAKEN = Said.nothing(204);
    private static final Said REFUSED = Said.nothing(401);
    private static final Said FAILED = Said.nothing(500);
    private static final int SMALL = 64_000;

    private ReceiverFaults() {}

    static Stream<Fault> all(InstantSource clock) {
        return Stream.concat(signatures(clock), events());
    }

    private static Stream<Fault> signatures(InstantSource clock) {
        Predicate<Call> old = call -> off(call, clock) < -300;
        Predicate<Call> future = call -> off(call, clock) > 300;
        Predicate<Call> unsigned =
                call -> call.header(WebhookSignature.SIGNATURE).isEmpty();
        Predicate<Call> pushed = call -> call.method().equals("POST");
        return Stream.of(
                says("signature.of-a-stranger-is-refused", "takes any signature", pushed, TAKEN),
                says("signature.covers-the-body", "does not look at the body", pushed, TAKEN),
                says("signature.missing-is-refused", "takes what is not signed", unsigned, TAKEN),
                says("signature.old-one-is-refused", "takes a replay", old, TAKEN),
                says("signature.future-one-is-refused", "takes a signature of tomorrow", future, TAKEN),
                says("signature.genuine-is-acknowledged", "takes nothing", pushed, REFUSED),
                says(
                        "signature.some-seconds-off-is-fine",
                        "wants clocks to agree to the second",
                        call -> off(call, clock) < -20,
                        REFUSED),
                new Fault(
                        "rotation.known-secret-may-stand-second",
                        "looks at the first signature only",
                        asked(call -> call.with(
                                WebhookSignature.SIGNATURE,
                                call.header(WebhookSignature.SIGNATURE).replaceFirst(" .*", "")))),
                says(
                        "receiver.reading-is-not-offered",
                        "answers a GET",
                        call -> call.method().equals("GET"),
                        TAKEN));
    }

    private static Stream<Fault> events() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicLong last = new AtomicLong();
        return Stream.of(
                says(
                        "event.duplicate-is-acknowledged",
                        "fails at what it knows",
                        call -> !seen.add(call.header(WebhookSignature.ID)),
                        FAILED),
                says(
                        "event.out-of-order-is-acknowledged",
                        "refuses what comes late",
                        call -> event(call).path("sequence").asLong(0)
                                < last.getAndSet(event(call).path("sequence").asLong(0)),
                        Said.nothing(409)),
                says(
                        "event.unknown-type-is-tolerated",
                        "refuses a type that it does not know",
                        call -> event(call).path("type").asString("").startsWith("carrier."),
                        Said.nothing(422)),
                says(
                        "event.unknown-field-is-tolerated",
                        "refuses a field that it does not know",
                        call -> event(call).has("later"),
                        Said.nothing(400)),
                says(
                        "event.without-a-case-is-fine",
                        "fails where there is no case",
                        call -> !event(call).has("caseId"),
                        FAILED),
                says(
                        "body.utf8-is-understood",
                        "reads the body as Latin-1",
                        call -> call.body().length > call.text().length(),
                        REFUSED),
                says(
                        "body.big-is-acknowledged",
                        "takes small bodies only",
                        call -> call.body().length > SMALL,
                        Said.nothing(413)),
                says(
                        "body.not-json-is-no-crash",
                        "fails at a body that is no JSON",
                        call -> event(call).isMissingNode(),
                        FAILED));
    }

    private static Fault says(String rule, String what, Predicate<Call> where, Said said) {
        return new Fault(rule, what, (call, side) -> where.test(call) ? said : side.answer(call));
    }

    /** Seconds by which a push was signed after now. */
    private static long off(Call call, InstantSource clock) {
        String at = call.header(WebhookSignature.TIMESTAMP);
        return at.matches("\\d+")
                ? Instant.ofEpochSecond(Long.parseLong(at)).getEpochSecond()
                        - clock.instant().getEpochSecond()
                : 0;
    }

    private static JsonNode event(Call call) {
        try {
            return ProtocolJson.tolerant().readTree(call.body());
        } catch (JacksonException e) {
            return ProtocolJson.tolerant().missingNode();
        }
    }
}
