package de.mahnwerk.stories.conformance;

import static de.mahnwerk.stories.conformance.Fault.asked;
import static de.mahnwerk.stories.conformance.Fault.told;

import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an agency may do wrong at its door and in what it shows. */
final class AgencyFaults {

    private static final String CLAIM = "/v1/claims/[0-9a-f-]{36}";
    private static final String EMPTY_PAGE = "{\"claims\": [], \"events\": [], \"next\": \"0\", \"more\": false}";
    private static final AtomicInteger FRESH = new AtomicInteger();

    private AgencyFaults() {}

    static Stream<Fault> all() {
        return Stream.of(access(), writing(), requests(), intake(), versions(), pages(), answers())
                .flatMap(List::stream);
    }

    private static List<Fault> access() {
        return List.of(
                new Fault("access.without-token-is-401", "opens without a token", opens(401)),
                new Fault("access.forged-token-is-401", "opens with any token", opens(401)),
                new Fault("scope.reading-claims-needs-claims-read", "asks for no scope", opens(403)),
                new Fault("scope.reading-events-needs-events", "asks for no scope", opens(403)),
                new Fault(
                        "token.wrong-secret-is-401",
                        "gives a token for any secret",
                        told(
                                (call, said) -> call.is("POST", "/oauth2/token") && said.is(401),
                                said -> Said.json(200, "{\"access_token\": \"t\", \"token_type\": \"Bearer\"}"))),
                new Fault(
                        "access.401-says-how-to-authenticate",
                        "forgets WWW-Authenticate",
                        told((call, said) -> said.is(401), said -> said.without("www-authenticate"))));
    }

    private static Fault.Spoiler opens(int refusal) {
        return told((call, said) -> said.is(refusal), said -> Said.json(200, EMPTY_PAGE));
    }

    private static List<Fault> writing() {
        Fault.Spoiler forgetful = asked(AgencyFaults::fresh);
        return List.of(
                new Fault("idempotency.key-is-required", "writes without a key", forgetful),
                new Fault("idempotency.same-key-same-body-is-first-answer", "forgets keys", forgetful),
                new Fault("idempotency.same-key-other-body-is-422", "forgets bodies", forgetful),
                new Fault(
                        "idempotency.payment-is-booked-once",
                        "books the same payment again",
                        (call, side) -> call.is("POST", CLAIM + "/payments")
                                ? side.answer(fresh(call)
                                        .saying(json -> json.put("paymentReference", "P-" + FRESH.incrementAndGet())))
                                : side.answer(call)),
                new Fault(
                        "duplicate.same-reference-is-409",
                        "answers the existing case as if it were new",
                        told(
                                (call, said) -> said.is(409),
                                said -> Said.json(201, said.json().path("claim").toString()))),
                new Fault(
                        "batch.answers-are-in-order",
                        "answers in another order",
                        told((call, said) -> call.is("POST", "/v1/claims/batch"), AgencyFaults::reversed)),
                new Fault(
                        "batch.each-claim-stands-alone",
                        "refuses all for one",
                        told(
                                (call, said) -> said.json().toString().contains("REJECTED"),
                                said -> Said.json(422, "{}"))),
                new Fault(
                        "batch.more-than-1000-is-refused",
                        "takes any number",
                        told((call, said) -> said.status() / 100 == 4, said -> Said.json(200, "{\"results\": []}"))),
                new Fault(
                        "dryrun.writes-nothing",
                        "takes a dry run for a real one",
                        (call, side) -> call.path().contains("dryRun")
                                ? side.answer(call.at("\\?dryRun=true", "")).as(200)
                                : side.answer(call)));
    }

    private static Call fresh(Call call) {
        return call.with("idempotency-key", "fresh-" + FRESH.incrementAndGet() + "-" + call.hashCode());
    }

    private static Said reversed(Said said) {
        return said.saying(json -> {
            List<JsonNode> results = new ArrayList<>();
            json.path("results").forEach(results::add);
            Collections.reverse(results);
            ((ArrayNode) json.path("results")).removeAll().addAll(results);
        });
    }

    private static List<Fault> requests() {
        return List.of(
                new Fault("request.unknown-field-is-400", "reads past a typo", handOver(json -> {
                    var _ = json.remove("disputd");
                    return json;
                })),
                new Fault(
                        "request.every-fault-at-once",
                        "stops at the first fault",
                        told((call, said) -> said.json().path("errors").size() > 1, AgencyFaults::onlyFirst)),
                new Fault(
                        "problem.is-problem-json",
                        "says that a problem is any JSON",
                        told(
                                (call, said) -> said.status() >= 400,
                                said -> said.with("content-type", "application/json"))),
                new Fault(
                        "problem.type-is-stable",
                        "says about:blank",
                        told(
                                (call, said) -> said.status() >= 400,
                                said -> said.saying(json -> json.put("type", "about:blank")))),
                new Fault(
                        "problem.every-fault-has-a-remedy",
                        "does not say what to do",
                        told(
                                (call, said) -> said.is(422),
                                said -> said.saying(json ->
                                        json.path("errors").forEach(fault -> ((ObjectNode) fault).remove("remedy"))))),
                new Fault(
                        "problem.unknown-id-is-404",
                        "finds what is not there",
                        told((call, said) -> said.is(404), said -> Said.json(200, "{}"))));
    }

    private static Said onlyFirst(Said said) {
        return said.saying(json -> {
            JsonNode first = json.path("errors").get(0);
            ((ArrayNode) json.path("errors")).removeAll().add(first);
        });
    }

    private static Fault.Spoiler handOver(UnaryOperator<ObjectNode> changed) {
        return asked(call -> call.is("POST", "/v1/claims")
                ? call.saying(json -> {
                    ObjectNode _ = changed.apply(json);
                })
                : call);
    }

    private static List<Fault> intake() {
        return List.of(
                new Fault(
                        "intake.disputed-claim-is-not-accepted",
                        "takes what is disputed",
                        handOver(json -> json.put("disputed", false))),
                new Fault(
                        "intake.minor-debtor-is-rejected",
                        "does not say why it rejects",
                        told(
                                (call, said) -> said.is(422),
                                said -> said.saying(json -> {
                                    var _ = json.remove("reasonCode");
                                }))),
                new Fault(
                        "intake.time-barred-claim-is-rejected",
                        "says that it can be mended",
                        told(
                                (call, said) -> said.is(422),
                                said -> said.saying(json -> json.put("type", ProblemType.INVALID_CONTENT.uri())))),
                new Fault(
                        "intake.location-leads-to-the-case",
                        "does not say where the case is",
                        told((call, said) -> said.is(201), said -> said.without("location"))));
    }

    private static List<Fault> versions() {
        return List.of(
                new Fault(
                        "etag.case-has-one",
                        "drops the ETag",
                        told((call, said) -> call.is("GET", CLAIM), said -> said.without("etag"))),
                new Fault(
                        "etag.unchanged-case-is-304", "does not compare", asked(call -> call.without("if-none-match"))),
                new Fault("if-match.old-etag-is-412", "overwrites", asked(call -> call.without("if-match"))));
    }

    private static List<Fault> pages() {
        return List.of(
                new Fault(
                        "page.limit-is-kept", "gives all that there is", asked(call -> call.at("limit=2(&|$)", "$1"))),
                new Fault(
                        "page.cursor-is-always-there",
                        "gives no cursor with the last page",
                        told(
                                (call, said) -> call.is("GET", "/v1/claims")
                                        && !said.json().path("more").asBoolean(true),
                                said -> said.saying(json -> {
                                    var _ = json.remove("next");
                                }))),
                new Fault(
                        "list.finds-by-status",
                        "passes over the status",
                        asked(call -> call.at("status=CLOSED&", ""))));
    }

    private static List<Fault> answers() {
        String reads = "intake.side-costs-are-claimed-too";
        return List.of(
                new Fault(
                        "claim.open-is-the-sum-of-its-parts",
                        "forgets a euro",
                        caseSaying(
                                json -> object(json, "/amounts/merchantCosts").put("amount", "0.50"))),
                new Fault(
                        "answers.money-is-a-decimal-string",
                        "writes money as a number",
                        caseSaying(json -> object(json, "/amounts/open").put("amount", new BigDecimal("124.98"))),
                        reads),
                new Fault(
                        "answers.instants-are-utc",
                        "writes local time",
                        caseSaying(json -> json.put("receivedAt", "2026-11-24T10:00:00+01:00")),
                        reads),
                new Fault(
                        "answers.dates-are-iso",
                        "writes dates for Germans",
                        caseSaying(json -> json.put("nextStepOn", "24.11.2026")),
                        reads),
                new Fault(
                        "answers.have-the-documents-content-type",
                        "says that JSON is text",
                        told((call, said) -> call.is("GET", CLAIM), said -> said.with("content-type", "text/plain")),
                        reads),
                new Fault(
                        "document.readClaim",
                        "forgets the status",
                        caseSaying(json -> {
                            var _ = json.remove("status");
                        }),
                        reads),
                new Fault(
                        "answers.429-says-when-to-come-again",
                        "does not say when to come again",
                        told((call, said) -> call.is("GET", "/v1/terms"), said -> Said.json(429, "{}")),
                        "quote.names-the-terms"),
                new Fault(
                        "settlement.lines-add-up-to-the-payout",
                        "pays a cent too little",
                        told(
                                (call, said) -> call.is("GET", "/v1/settlements/[0-9a-f-]{36}"),
                                said -> said.saying(json -> object(json, "/totals/payout")
                                        .put("amount", less(json.at("/totals/payout/amount")))))));
    }

    private static Fault.Spoiler caseSaying(java.util.function.Consumer<ObjectNode> changed) {
        return told((call, said) -> call.is("GET", CLAIM) && said.is(200), said -> said.saying(changed));
    }

    private static ObjectNode object(ObjectNode json, String pointer) {
        return (ObjectNode) json.at(pointer);
    }

    private static String less(JsonNode amount) {
        return new BigDecimal(amount.stringValue())
                .subtract(new BigDecimal("0.01"))
                .toPlainString();
    }
}
