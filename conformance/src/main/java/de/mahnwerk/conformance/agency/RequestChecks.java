package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.FaultCode;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The form of requests and refusals: strict reading, values in one form, problems after RFC 9457. */
final class RequestChecks {

    private static final String ITEM = "/principal/0";

    private RequestChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "request.unknown-field-is-400",
                        "A field that the document does not know is refused",
                        agency -> refused(
                                        agency, agency.claim().put("", "disputd", "typo"), ProblemType.INVALID_REQUEST)
                                .names("/disputd", FaultCode.UNKNOWN_FIELD.name())),
                check(
                        "request.unknown-nested-field-is-400",
                        "An unknown field is refused at any depth and named by its pointer",
                        agency -> refused(
                                        agency,
                                        agency.claim().put("/debtor/address", "zip", "04109"),
                                        ProblemType.INVALID_REQUEST)
                                .names("/debtor/address/zip", FaultCode.UNKNOWN_FIELD.name())),
                check("request.extensions-are-allowed", "Own fields are welcome under extensions", agency -> {
                    JsonNode own =
                            ProtocolJson.strict().readTree("{\"shop\": \"leipzig\", \"nested\": {\"depth\": 2}}");
                    agency.write("/v1/claims", agency.claim().set("", "extensions", own))
                            .is(201);
                }),
                check(
                        "request.not-json-is-400",
                        "A body that is no JSON is refused",
                        agency -> agency.write("/v1/claims", "{\"merchantReference\": ")
                                .refuses(ProblemType.INVALID_REQUEST)),
                check(
                        "request.wrong-type-is-400",
                        "A value of the wrong type is refused",
                        agency -> refused(agency, agency.claim().put("", "disputed", "no"), ProblemType.INVALID_REQUEST)
                                .names("/disputed", FaultCode.WRONG_TYPE.name())),
                check(
                        "request.missing-field-is-422",
                        "A missing field is named by its pointer",
                        agency -> refused(
                                        agency, agency.claim().drop("/debtor", "address"), ProblemType.INVALID_CONTENT)
                                .names("/debtor/address", FaultCode.REQUIRED.name())),
                check(
                        "request.unknown-value-is-422",
                        "A word that the document does not know is refused",
                        agency -> refused(
                                        agency,
                                        agency.claim().put(ITEM, "kind", "ELEPHANT"),
                                        ProblemType.INVALID_CONTENT)
                                .names(ITEM + "/kind", FaultCode.UNKNOWN_VALUE.name())),
                check(
                        "request.too-long-is-422",
                        "A text that is longer than the document allows is refused",
                        agency -> refused(
                                        agency,
                                        agency.claim().put(ITEM, "subjectMatter", "x".repeat(401)),
                                        ProblemType.INVALID_CONTENT)
                                .names(ITEM + "/subjectMatter", FaultCode.TOO_LONG.name())),
                check(
                        "request.every-fault-at-once",
                        "All faults are named in one answer",
                        agency -> refused(
                                        agency,
                                        agency.claim()
                                                .put(ITEM, "kind", "ELEPHANT")
                                                .put("/inDefault", "ground", "BECAUSE")
                                                .drop("/debtor/address", "city"),
                                        ProblemType.INVALID_CONTENT)
                                .names(ITEM + "/kind", "")
                                .names("/inDefault/ground", "")
                                .names("/debtor/address/city", "")),
                check(
                        "request.money-as-number-is-refused",
                        "Money is a decimal string; a number is refused",
                        agency -> {
                            JsonNode number =
                                    ProtocolJson.strict().readTree("{\"amount\": 89.90, \"currency\": \"EUR\"}");
                            Reply reply =
                                    agency.write("/v1/claims", agency.claim().set(ITEM, "openAmount", number));
                            Expect.that(
                                    reply.status() == 400 || reply.status() == 422,
                                    "expected a refusal, came %d",
                                    reply.status());
                        }),
                check(
                        "request.money-has-two-decimals",
                        "Money has two decimals; 89.9 is refused",
                        agency -> refused(
                                        agency,
                                        agency.claim().put(ITEM + "/openAmount", "amount", "89.9"),
                                        ProblemType.INVALID_CONTENT)
                                .names(ITEM + "/openAmount/amount", FaultCode.WRONG_FORMAT.name())),
                check("request.negative-claim-is-refused", "What is claimed is more than nothing", agency -> {
                    refused(
                            agency,
                            agency.claim().put(ITEM + "/openAmount", "amount", "0.00"),
                            ProblemType.INVALID_CONTENT);
                    refused(
                            agency,
                            agency.claim().put(ITEM + "/openAmount", "amount", "-1.00"),
                            ProblemType.INVALID_CONTENT);
                }),
                check(
                        "request.impossible-date-is-refused",
                        "The 30th of February is refused",
                        agency -> refused(
                                        agency,
                                        agency.claim().put(ITEM, "dueDate", "2026-02-30"),
                                        ProblemType.INVALID_CONTENT)
                                .names(ITEM + "/dueDate", FaultCode.WRONG_FORMAT.name())),
                check(
                        "request.dates-are-iso",
                        "Dates are YYYY-MM-DD; 17.08.2026 is refused",
                        agency -> refused(
                                        agency,
                                        agency.claim().put(ITEM, "dueDate", "17.08.2026"),
                                        ProblemType.INVALID_CONTENT)
                                .names(ITEM + "/dueDate", FaultCode.WRONG_FORMAT.name())),
                check(
                        "request.countries-are-iso",
                        "Countries are two capital letters",
                        agency -> refused(
                                        agency,
                                        agency.claim().put("/debtor/address", "country", "Deutschland"),
                                        ProblemType.INVALID_CONTENT)
                                .names("/debtor/address/country", "")),
                check("request.iban-has-no-blanks", "An IBAN is written without blanks", agency -> {
                    JsonNode account = ProtocolJson.strict()
                            .readTree("{\"iban\": \"DE02 1203 0000 0000 2020 51\", \"holder\": \"Kontor\"}");
                    refused(agency, agency.claim().set("", "payoutAccount", account), ProblemType.INVALID_CONTENT)
                            .names("/payoutAccount/iban", "");
                }),
                check(
                        "request.other-content-type-is-415",
                        "A body that is not announced as JSON is refused",
                        agency -> agency.call(
                                        "POST",
                                        "/v1/claims",
                                        "<claim/>",
                                        Map.of("Content-Type", "application/xml", "Idempotency-Key", agency.key()))
                                .refuses(ProblemType.UNSUPPORTED_MEDIA_TYPE)),
                check(
                        "request.charset-parameter-is-fine",
                        "application/json; charset=utf-8 is JSON",
                        agency -> agency.call(
                                        "POST",
                                        "/v1/claims",
                                        agency.claim().toString(),
                                        Map.of(
                                                "Content-Type",
                                                "application/json; charset=utf-8",
                                                "Idempotency-Key",
                                                agency.key()))
                                .is(201)),
                check("request.utf8-is-kept", "Letters outside ASCII come back as they were sent", agency -> {
                    JsonNode debtor = agency.read(agency.shared()).json().path("debtor");
                    Expect.given(debtor.isObject(), "the case shows no debtor");
                    Expect.equal("firstName", "Zoë", debtor.path("firstName").asString(""));
                    Expect.equal(
                            "lastName", "Prüfstein", debtor.path("lastName").asString(""));
                }),
                check("request.limit-is-bounded", "limit is at least 1 and at most 1000", agency -> {
                    agency.get("/v1/claims?limit=0").refuses(ProblemType.INVALID_REQUEST);
                    agency.get("/v1/claims?limit=1001").refuses(ProblemType.INVALID_REQUEST);
                }),
                check("request.unreadable-parameter-is-400", "A parameter that cannot be read is refused", agency -> {
                    agency.get("/v1/claims?changedSince=yesterday").refuses(ProblemType.INVALID_REQUEST);
                    agency.get("/v1/events?after=first").refuses(ProblemType.INVALID_REQUEST);
                }),
                check("problem.is-problem-json", "A refusal is application/problem+json (RFC 9457)", agency -> {
                    problem(agency.write("/v1/claims", "{}"));
                    problem(agency.get("/v1/claims/" + NOBODY));
                    problem(agency.anonymous("GET", "/v1/events"));
                }),
                check("problem.type-is-stable", "The type of a problem is a URI of the document", agency -> {
                    for (Reply reply : List.of(agency.write("/v1/claims", "{}"), agency.get("/v1/claims/" + NOBODY))) {
                        Expect.that(
                                ProblemType.of(reply.text("/type")).isPresent(),
                                "the document does not know the type %s",
                                reply.text("/type"));
                    }
                }),
                check(
                        "problem.status-is-the-answers",
                        "The status in a problem is the status of the answer",
                        agency -> {
                            Reply reply = agency.get("/v1/claims/" + NOBODY).given(404);
                            Expect.equal(
                                    "status",
                                    reply.status(),
                                    reply.json().path("status").asInt(0));
                        }),
                check(
                        "problem.every-fault-has-a-remedy",
                        "A fault of the content says where, what, and what to do about it",
                        agency -> {
                            Reply reply =
                                    agency.write("/v1/claims", agency.claim().put("", "disputed", true));
                            Expect.given(reply.status() == 422, "a disputed claim was needed to be refused");
                            Expect.that(!reply.list("/errors").isEmpty(), "errors is empty");
                            for (JsonNode one : reply.list("/errors")) {
                                Fault fault = ProtocolJson.tolerant().treeToValue(one, Fault.class);
                                Expect.that(
                                        fault.pointer() != null
                                                && !fault.code().isBlank()
                                                && !fault.detail().isBlank()
                                                && fault.remedy() != null
                                                && !fault.remedy().isBlank(),
                                        "expected pointer, code, detail and remedy, came %s",
                                        one);
                            }
                        }),
                check(
                        "problem.unknown-id-is-404",
                        "What does not exist, or is another client's, is not found",
                        agency -> {
                            agency.get("/v1/claims/" + NOBODY).refuses(ProblemType.NOT_FOUND);
                            agency.get("/v1/claims/" + NOBODY + "/timeline").refuses(ProblemType.NOT_FOUND);
                            agency.get("/v1/claims/" + NOBODY + "/account").refuses(ProblemType.NOT_FOUND);
                            agency.get("/v1/settlements/" + NOBODY).refuses(ProblemType.NOT_FOUND);
                        }),
                check(
                        "problem.id-that-is-none-is-404",
                        "An id that is no UUID names nothing",
                        agency -> agency.get("/v1/claims/42").refuses(ProblemType.NOT_FOUND)));
    }

    /** An id that nobody has. */
    static final String NOBODY = "0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11";

    @CanIgnoreReturnValue
    private static Reply refused(Agency agency, SampleClaim claim, ProblemType type) {
        return agency.write("/v1/claims", claim).refuses(type);
    }

    private static void problem(Reply reply) {
        Expect.that(
                reply.isProblem(),
                "%s: expected application/problem+json, came %s",
                reply.call(),
                reply.header("content-type"));
    }
}
