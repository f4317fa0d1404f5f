package de.mahnwerk.conformance.merchant;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Only what the agency has signed, just now, is taken (Standard Webhooks). */
final class SignatureChecks {

    private SignatureChecks() {}

    static List<Check<Receiver>> all() {
        return List.of(
                check(
                        "signature.genuine-is-acknowledged",
                        "A push with a valid signature is answered with 2xx",
                        receiver -> acknowledged(receiver.push(receiver.event()))),
                check("signature.answer-comes-in-15-seconds", "The answer comes within 15 seconds", receiver -> {
                    long start = System.nanoTime();
                    Reply _ = receiver.push(receiver.event());
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    Expect.that(took.compareTo(Receiver.ANSWER_WITHIN) < 0, "the answer took %d ms", took.toMillis());
                }),
                check(
                        "signature.of-a-stranger-is-refused",
                        "A signature with another secret is refused",
                        receiver -> refused(
                                signed(receiver, receiver.event(), receiver.strangersSecret(), receiver.now()))),
                check("signature.that-is-none-is-refused", "A signature that is no signature is refused", receiver -> {
                    SampleEvent event = receiver.event();
                    refused(receiver.post(
                            Receiver.signed(event.id(), receiver.now(), "v1,bm90IGEgc2lnbmF0dXJl"), event.toString()));
                }),
                check(
                        "signature.missing-is-refused",
                        "A push without webhook-signature is refused",
                        receiver -> refused(without(receiver, WebhookSignature.SIGNATURE))),
                check(
                        "signature.missing-timestamp-is-refused",
                        "A push without webhook-timestamp is refused",
                        receiver -> refused(without(receiver, WebhookSignature.TIMESTAMP))),
                check(
                        "signature.missing-id-is-refused",
                        "A push without webhook-id is refused",
                        receiver -> refused(without(receiver, WebhookSignature.ID))),
                check("signature.covers-the-body", "A body that was changed on its way is refused", receiver -> {
                    SampleEvent event = receiver.event();
                    refused(receiver.post(
                            genuine(receiver, event),
                            event.put("status", "CLOSED").toString()));
                }),
                check("signature.covers-the-id", "An id that was changed on its way is refused", receiver -> {
                    SampleEvent event = receiver.event();
                    Map<String, String> headers = genuine(receiver, event);
                    headers.put(WebhookSignature.ID, receiver.event().id());
                    refused(receiver.post(headers, event.toString()));
                }),
                check(
                        "signature.covers-the-timestamp",
                        "A timestamp that was changed on its way is refused",
                        receiver -> {
                            SampleEvent event = receiver.event();
                            Map<String, String> headers = genuine(receiver, event);
                            headers.put(
                                    WebhookSignature.TIMESTAMP,
                                    Long.toString(receiver.now().getEpochSecond() + 7));
                            refused(receiver.post(headers, event.toString()));
                        }),
                check(
                        "signature.old-one-is-refused",
                        "A signature of an hour ago is refused: it may be a replay",
                        receiver -> refused(signed(
                                receiver,
                                receiver.event(),
                                receiver.secret(),
                                receiver.now().minus(Duration.ofHours(1))))),
                check(
                        "signature.future-one-is-refused",
                        "A signature from the future is refused",
                        receiver -> refused(signed(
                                receiver,
                                receiver.event(),
                                receiver.secret(),
                                receiver.now().plus(Duration.ofHours(1))))),
                check(
                        "signature.some-seconds-off-is-fine",
                        "Clocks differ: a minute is within the tolerance",
                        receiver -> acknowledged(signed(
                                receiver,
                                receiver.event(),
                                receiver.secret(),
                                receiver.now().minusSeconds(60)))),
                check("signature.timestamp-must-be-a-number", "A timestamp that is no number is refused", receiver -> {
                    SampleEvent event = receiver.event();
                    Map<String, String> headers = genuine(receiver, event);
                    headers.put(WebhookSignature.TIMESTAMP, "yesterday");
                    refused(receiver.post(headers, event.toString()));
                }),
                check(
                        "rotation.known-secret-may-stand-first",
                        "While a secret is rotated there are two signatures; the known one may stand first",
                        receiver -> acknowledged(twice(receiver, receiver.secret(), receiver.strangersSecret()))),
                check(
                        "rotation.known-secret-may-stand-second",
                        "While a secret is rotated the known signature may stand second",
                        receiver -> acknowledged(twice(receiver, receiver.strangersSecret(), receiver.secret()))),
                check(
                        "rotation.two-strangers-are-refused",
                        "Two signatures with unknown secrets are refused",
                        receiver -> refused(twice(receiver, receiver.strangersSecret(), receiver.strangersSecret()))),
                check(
                        "rotation.other-versions-are-passed-over",
                        "A signature of another version is passed over",
                        receiver -> {
                            SampleEvent event = receiver.event();
                            Map<String, String> headers = genuine(receiver, event);
                            headers.put(
                                    WebhookSignature.SIGNATURE,
                                    "v1a,bGF0ZXI= " + headers.get(WebhookSignature.SIGNATURE));
                            acknowledged(receiver.post(headers, event.toString()));
                        }),
                check("receiver.secret-is-never-answered", "No answer shows the secret", receiver -> {
                    String secret = receiver.secret().replace("whsec_", "");
                    Expect.that(
                            !receiver.push(receiver.event()).body().contains(secret)
                                    && !without(receiver, WebhookSignature.SIGNATURE)
                                            .body()
                                            .contains(secret),
                            "an answer shows the secret");
                }),
                check(
                        "receiver.reading-is-not-offered",
                        "GET on the webhook's address is not answered with 2xx",
                        receiver -> {
                            Reply reply = receiver.get();
                            Expect.that(reply.status() >= 300, "GET was answered with %d", reply.status());
                        }));
    }

    /** 2xx: the agency sends it no more. */
    static void acknowledged(Reply reply) {
        Expect.that(reply.status() / 100 == 2, "expected 2xx, came %d %s", reply.status(), reply.body());
    }

    private static void refused(Reply reply) {
        Expect.that(reply.status() / 100 == 4, "expected a refusal (401, or another 4xx), came %d", reply.status());
    }

    /** The headers of a push that the agency signed just now. */
    static Map<String, String> genuine(Receiver receiver, SampleEvent event) {
        Instant at = receiver.now();
        return Receiver.signed(
                event.id(), at, WebhookSignature.with(receiver.secret()).sign(event.id(), at, event.toString()));
    }

    private static Reply signed(Receiver receiver, SampleEvent event, String secret, Instant at) {
        String body = event.toString();
        return receiver.post(
                Receiver.signed(event.id(), at, WebhookSignature.with(secret).sign(event.id(), at, body)), body);
    }

    private static Reply twice(Receiver receiver, String first, String second) {
        SampleEvent event = receiver.event();
        Instant at = receiver.now();
        return receiver.post(
                Receiver.signed(
                        event.id(),
                        at,
                        WebhookSignature.with(List.of(first, second)).sign(event.id(), at, event.toString())),
                event.toString());
    }

    private static Reply without(Receiver receiver, String header) {
        SampleEvent event = receiver.event();
        Map<String, String> headers = genuine(receiver, event);
        var _ = headers.remove(header);
        return receiver.post(headers, event.toString());
    }
}
