package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.client.WebhookSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Webhooks: what is in the feed is pushed too, signed after Standard Webhooks. */
final class WebhookChecks {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private WebhookChecks() {}

    record Registered(String name, String id, String secret) {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "webhook.secret-is-shown-once",
                        "The answer to the creation shows the secret, lists do not",
                        agency -> {
                            Registered hook = register(agency, "");
                            Expect.that(
                                    hook.secret().startsWith("whsec_"),
                                    "secret is missing or does not begin with whsec_");
                            Expect.that(
                                    !agency.get("/v1/webhooks")
                                            .given(200)
                                            .body()
                                            .contains("whsec_"),
                                    "the list shows a secret");
                            remove(agency, hook);
                        }),
                check("webhook.is-listed", "A webhook is listed with its address and types", agency -> {
                    Registered hook = register(agency, "\"case.closed\"");
                    JsonNode listed = agency.get("/v1/webhooks").is(200).list("/webhooks").stream()
                            .filter(one -> one.path("id").asString("").equals(hook.id()))
                            .findAny()
                            .orElse(null);
                    Expect.that(listed != null, "the webhook %s is not in the list", hook.id());
                    Expect.equal(
                            "types",
                            "[\"case.closed\"]",
                            listed == null ? "" : listed.path("types").toString());
                    remove(agency, hook);
                }),
                check("webhook.event-is-pushed", "An event is pushed to the webhook", agency -> {
                    Registered hook = register(agency, "\"claim.accepted\"");
                    MerchantHook.Push _ = pushed(agency, hook);
                    remove(agency, hook);
                }),
                check(
                        "webhook.signature-is-genuine",
                        "A push is signed with the webhook's secret (Standard Webhooks)",
                        agency -> {
                            Registered hook = register(agency, "\"claim.accepted\"");
                            MerchantHook.Push push = needed(agency, hook);
                            Expect.equal("signature", WebhookSignature.Verdict.GENUINE, verdict(push, hook.secret()));
                            remove(agency, hook);
                        }),
                check("webhook.timestamp-is-now", "A push says when it was signed, and that is now", agency -> {
                    Registered hook = register(agency, "\"claim.accepted\"");
                    long off = Math.abs(signedAt(needed(agency, hook)).getEpochSecond()
                            - agency.now().getEpochSecond());
                    Expect.that(
                            off <= WebhookSignature.TOLERANCE.toSeconds(),
                            "the timestamp is %d seconds from the receiver's clock",
                            off);
                    remove(agency, hook);
                }),
                check("webhook.body-is-the-feeds-event", "The pushed event is the one of the feed", agency -> {
                    Registered hook = register(agency, "\"claim.accepted\"");
                    JsonNode push = needed(agency, hook).json();
                    JsonNode inFeed = agency.get("/v1/events?limit=1&after="
                                    + (push.path("sequence").asLong(1) - 1))
                            .given(200)
                            .json()
                            .at("/events/0");
                    Expect.equal("event", inFeed, push);
                    remove(agency, hook);
                }),
                check("webhook.id-is-the-events", "webhook-id is the id of the event", agency -> {
                    Registered hook = register(agency, "\"claim.accepted\"");
                    MerchantHook.Push push = needed(agency, hook);
                    Expect.equal("webhook-id", push.json().path("id").asString(""), String.valueOf(push.id()));
                    remove(agency, hook);
                }),
                check(
                        "webhook.only-wanted-types-are-pushed",
                        "Only the types that were asked for are pushed",
                        agency -> {
                            Registered wanted = register(agency, "\"case.withdrawn\"");
                            Agency.Case one = agency.open();
                            agency.write(one.path() + "/withdrawal", WithdrawalChecks.REASON)
                                    .given(200);
                            MerchantHook.Push first = agency.hook().await(wanted.name(), push -> true, PATIENCE);
                            Expect.given(first != null, "no push came");
                            Expect.equal("type", "case.withdrawn", typeOf(first));
                            remove(agency, wanted);
                        }),
                check("webhook.deleted-gets-nothing", "To a deleted webhook nothing is pushed", agency -> {
                    Registered deleted = register(agency, "\"claim.accepted\"");
                    Registered witness = register(agency, "\"claim.accepted\"");
                    agency.delete("/v1/webhooks/" + deleted.id()).is(204);
                    MerchantHook.Push _ = needed(agency, witness);
                    Expect.that(
                            agency.hook().await(deleted.name(), push -> true, QUIET) == null,
                            "the deleted webhook got an event");
                    remove(agency, witness);
                }),
                check("webhook.deleted-is-gone", "A webhook is deleted once", agency -> {
                    Registered hook = register(agency, "");
                    agency.delete("/v1/webhooks/" + hook.id()).is(204);
                    agency.delete("/v1/webhooks/" + hook.id()).refuses(ProblemType.NOT_FOUND);
                }),
                check(
                        "webhook.address-must-be-http",
                        "An address that is no web address is refused",
                        agency -> agency.write("/v1/webhooks", "{\"url\": \"ftp://shop.example/hook\"}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/url", "")),
                check(
                        "webhook.address-is-required",
                        "A webhook needs an address",
                        agency -> agency.write("/v1/webhooks", "{\"types\": []}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/url", "")));
    }

    static Registered register(Agency agency, String types) {
        String name = "hook-" + agency.reference();
        String url = agency.hook().url(name);
        Reply made = agency.write("/v1/webhooks", "{\"url\": \"%s\", \"types\": [%s]}".formatted(url, types));
        Expect.given(
                !made.body().contains("URL_NOT_ALLOWED"),
                "the agency does not push to %s: name an address with --receiver-url under which it reaches this kit",
                url);
        made.given(201);
        return new Registered(name, made.text("/id"), made.text("/secret"));
    }

    static void remove(Agency agency, Registered hook) {
        Reply _ = agency.delete("/v1/webhooks/" + hook.id());
    }

    /** Opens a case and waits for its push, which is the rule. */
    private static MerchantHook.Push pushed(Agency agency, Registered hook) {
        MerchantHook.Push push = next(agency, hook);
        Expect.that(push != null, "no push came within %d s", PATIENCE.toSeconds());
        return java.util.Objects.requireNonNull(push);
    }

    /** Opens a case and waits for its push, which other rules need. */
    static MerchantHook.Push needed(Agency agency, Registered hook) {
        MerchantHook.Push push = next(agency, hook);
        Expect.given(push != null, "a push was needed, none came within %d s", PATIENCE.toSeconds());
        return java.util.Objects.requireNonNull(push);
    }

    private static MerchantHook.@Nullable Push next(Agency agency, Registered hook) {
        String id = agency.open().id();
        return agency.hook()
                .await(
                        hook.name(),
                        push -> push.json().path("caseId").asString("").equals(id),
                        PATIENCE);
    }

    static WebhookSignature.Verdict verdict(MerchantHook.Push push, String secret) {
        return WebhookSignature.with(secret)
                .verify(
                        push.id(),
                        push.timestamp(),
                        push.signature(),
                        push.body(),
                        Clock.fixed(signedAt(push), ZoneOffset.UTC));
    }

    static String typeOf(MerchantHook.@Nullable Push push) {
        return push == null ? "" : push.json().path("type").asString("");
    }

    private static java.time.Instant signedAt(MerchantHook.Push push) {
        String timestamp = String.valueOf(push.timestamp());
        Expect.that(timestamp.matches("\\d{1,12}"), "webhook-timestamp is %s", timestamp);
        return java.time.Instant.ofEpochSecond(Long.parseLong(timestamp));
    }
}
