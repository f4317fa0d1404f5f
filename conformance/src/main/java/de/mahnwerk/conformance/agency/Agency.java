package de.mahnwerk.conformance.agency;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.conformance.NotJudged;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.conformance.RuleBroken;
import de.mahnwerk.conformance.Transcript;
import de.mahnwerk.conformance.Wire;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The agency under trial as a merchant's system reaches it, and what the checks have handed over to it so far. */
final class Agency implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_WAITS = 5;

    /** A claim that the agency has accepted. */
    record Case(String id, JsonNode claim, Reply created) {
        String path() {
            return "/v1/claims/" + id;
        }
    }

    private final AgencyKit.Target target;
    private final Wire wire;
    private final MerchantHook hook;
    private final String run;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, String> tokens = new HashMap<>();
    private @Nullable Case shared;
    private @Nullable LocalDate today;

    Agency(AgencyKit.Target target, Transcript transcript) {
        this.target = target;
        this.wire = new Wire(target.url(), transcript);
        this.hook = new MerchantHook(target.receiver());
        this.run = Long.toString(target.dice().nextLong() >>> 1, 36).toUpperCase(java.util.Locale.ROOT);
    }

    // ---- access ----

    String clientId() {
        return target.clientId();
    }

    String clientSecret() {
        return target.clientSecret();
    }

    MerchantHook hook() {
        return hook;
    }

    Instant now() {
        return target.clock().instant();
    }

    /** The token endpoint's answer. */
    Reply askToken(String clientId, String secret, String form) {
        String joined = URLEncoder.encode(clientId, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return patiently(
                "POST",
                "/oauth2/token",
                Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(UTF_8)),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "application/json"),
                form.getBytes(UTF_8),
                PATIENCE);
    }

    /** A token for one scope, or with an empty one for all; fetched once. */
    String token(String scope) {
        String known = tokens.get(scope);
        if (known != null) {
            return known;
        }
        String form =
                "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + URLEncoder.encode(scope, UTF_8));
        String fresh = askToken(clientId(), clientSecret(), form).given(200).text("/access_token");
        tokens.put(scope, fresh);
        return fresh;
    }

    // ---- calls ----

    Reply get(String path) {
        return call("GET", path, "", Map.of());
    }

    Reply get(String path, String header, String value) {
        return call("GET", path, "", Map.of(header, value));
    }

    Reply post(String path, Object body) {
        return call("POST", path, body.toString(), Map.of());
    }

    Reply delete(String path) {
        return call("DELETE", path, "", Map.of("Idempotency-Key", key()));
    }

    /** A write with a key of its own. */
    Reply write(String path, Object body) {
        return write(path, body, key());
    }

    Reply write(String path, Object body, String key) {
        return call("POST", path, body.toString(), Map.of("Idempotency-Key", key));
    }

    /** Any call, with a token for everything unless {@code headers} bring another Authorization. */
    Reply call(String method, String path, String body, Map<String, String> headers) {
        return call(method, path, body.getBytes(UTF_8), headers, PATIENCE);
    }

    Reply call(String method, String path, byte[] body, Map<String, String> headers, Duration patience) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", "*/*");
        if (!method.equals("GET")) {
            all.put("Content-Type", "application/json");
        }
        if (!headers.containsKey("Authorization")) {
            all.put("Authorization", "Bearer " + token(""));
        }
        all.putAll(headers);
        return patiently(method, path, all, body, patience);
    }

    /** Comes again when the agency asks for it (429 with Retry-After), as every client of the protocol does. */
    private Reply patiently(String method, String path, Map<String, String> headers, byte[] body, Duration patience) {
        Reply reply = wire.send(method, path, headers, body, patience);
        for (int again = 0; reply.status() == 429 && again < MOST_WAITS; again++) {
            String seconds = reply.header("retry-after").orElse("");
            if (!seconds.matches("\\d{1,3}")) {
                return reply;
            }
            pause(Duration.ofSeconds(Math.max(1, Long.parseLong(seconds))));
            reply = wire.send(method, path, headers, body, patience);
        }
        return reply;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotJudged("interrupted");
        }
    }

    /** A call without any token. */
    Reply anonymous(String method, String path) {
        return wire.send(method, path, Map.of("Accept", "*/*"), new byte[0], PATIENCE);
    }

    // ---- material ----

    String key() {
        return "kit-" + run + "-" + numbers.incrementAndGet();
    }

    /** A reference that this client has never used. */
    String reference() {
        return "C-" + run + "-" + numbers.incrementAndGet();
    }

    /** The agency's business day, as its reconciliation says it. */
    LocalDate today() {
        LocalDate known = today;
        if (known == null) {
            known = LocalDate.parse(get("/v1/reconciliation?limit=1").given(200).text("/asOf"));
            today = known;
        }
        return known;
    }

    /** A lawful claim that nobody has handed over. */
    SampleClaim claim() {
        return new SampleClaim(today(), reference());
    }

    /** A case of the check's own. */
    Case open() {
        return open(claim());
    }

    Case open(SampleClaim claim) {
        Reply created = write("/v1/claims", claim).given(201);
        return new Case(created.text("/id"), created.json(), created);
    }

    /** A case that everybody reads and nobody changes. */
    Case shared() {
        Case known = shared;
        if (known == null) {
            known = open();
            shared = known;
        }
        return known;
    }

    /** Reads a case that must be there. */
    Reply read(Case one) {
        return get(one.path()).given(200);
    }

    /** All pages of a list; {@code path} without a cursor. */
    Pages pages(String path, String listAt) {
        return new Pages(this, path, listAt);
    }

    /** Waits, by long polls, until the feed after {@code cursor} holds an event that fits. */
    JsonNode awaitEvent(long cursor, java.util.function.Predicate<JsonNode> fits, Duration patience) {
        long after = cursor;
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - until < 0) {
            Reply page = call(
                            "GET",
                            "/v1/events?limit=1000&wait=5&after=" + after,
                            new byte[0],
                            Map.of(),
                            PATIENCE.plusSeconds(5))
                    .given(200);
            for (JsonNode event : page.list("/events")) {
                if (fits.test(event)) {
                    return event;
                }
            }
            after = page.json().path("next").asLong(after);
        }
        throw new NotJudged("the feed was needed to show an event within " + patience.toSeconds() + " s");
    }

    /** The sequence of the last event that the feed shows now. */
    long newest() {
        return get("/v1/reconciliation?limit=1")
                .given(200)
                .json()
                .path("lastSequence")
                .asLong(0);
    }

    /** The protocol's document says that it is JSON and an object. */
    static JsonNode object(JsonNode node, String what) {
        if (!node.isObject()) {
            throw new RuleBroken(what + ": expected an object, came " + node);
        }
        return node;
    }

    @Override
    public void close() {
        hook.close();
        wire.close();
    }
}
