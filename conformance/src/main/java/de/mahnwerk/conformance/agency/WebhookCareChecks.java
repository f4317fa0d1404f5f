package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.util.List;

/** Webhooks can be tried, and their secrets changed without losing a push. */
final class WebhookCareChecks {

    private WebhookCareChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "webhook.test-push-is-signed",
                        "A webhook can be tried; the push is signed and no event",
                        agency -> {
                            WebhookChecks.Registered hook = WebhookChecks.register(agency, "\"case.closed\"");
                            Reply tried = agency.write("/v1/webhooks/" + hook.id() + "/test", "")
                                    .is(200);
                            Expect.that(
                                    tried.json().path("delivered").asBoolean(false),
                                    "delivered is false: %s",
                                    tried.body());
                            MerchantHook.Push push =
                                    agency.hook().await(hook.name(), any -> true, WebhookChecks.PATIENCE);
                            Expect.that(push != null, "no test push came");
                            Expect.equal("type", "webhook.test", WebhookChecks.typeOf(push));
                            WebhookChecks.remove(agency, hook);
                        }),
                check("webhook.unreachable-test-says-so", "A test that does not arrive says so", agency -> {
                    WebhookChecks.Registered hook = WebhookChecks.register(agency, "\"case.closed\"");
                    agency.hook().refuse(hook.name());
                    Reply tried = agency.write("/v1/webhooks/" + hook.id() + "/test", "")
                            .is(200);
                    Expect.that(!tried.json().path("delivered").asBoolean(true), "delivered is true: %s", tried.body());
                    Expect.equal(
                            "httpStatus", 500, tried.json().path("httpStatus").asInt(0));
                    WebhookChecks.remove(agency, hook);
                }),
                check(
                        "webhook.rotation-shows-a-new-secret",
                        "A rotation shows a new secret and until when the old one signs",
                        agency -> {
                            WebhookChecks.Registered hook = WebhookChecks.register(agency, "\"case.closed\"");
                            Reply rotated = agency.write("/v1/webhooks/" + hook.id() + "/rotate", "")
                                    .is(200);
                            Expect.that(rotated.text("/secret").startsWith("whsec_"), "secret is missing");
                            Expect.that(!rotated.text("/secret").equals(hook.secret()), "the secret is the old one");
                            Expect.that(
                                    !rotated.text("/previousSecretUntil").isEmpty(), "previousSecretUntil is missing");
                            WebhookChecks.remove(agency, hook);
                        }),
                check(
                        "webhook.rotation-signs-with-both",
                        "During the overlap a push is signed with both secrets",
                        agency -> {
                            WebhookChecks.Registered hook = WebhookChecks.register(agency, "\"claim.accepted\"");
                            String fresh = agency.write("/v1/webhooks/" + hook.id() + "/rotate", "")
                                    .given(200)
                                    .text("/secret");
                            MerchantHook.Push push = WebhookChecks.needed(agency, hook);
                            for (String secret : List.of(hook.secret(), fresh)) {
                                Expect.equal(
                                        "signature",
                                        WebhookSignature.Verdict.GENUINE,
                                        WebhookChecks.verdict(push, secret));
                            }
                            WebhookChecks.remove(agency, hook);
                        }));
    }
}
