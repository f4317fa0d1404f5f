package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Batches: each claim stands alone, and the answers come in the order of the claims. */
final class BatchChecks {

    private static final String PATH = "/v1/claims/batch";
    private static final int LIMIT = 1_000;

    private BatchChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "batch.json-array-is-taken",
                        "A batch may be a JSON array",
                        agency -> Expect.equal(
                                "results",
                                List.of("ACCEPTED", "ACCEPTED"),
                                results(agency.write(PATH, "[" + agency.claim() + "," + agency.claim() + "]")
                                        .is(200)))),
                check(
                        "batch.ndjson-is-taken",
                        "A batch may be one claim a line (NDJSON)",
                        agency -> Expect.equal(
                                "results",
                                List.of("ACCEPTED", "ACCEPTED"),
                                results(ndjson(agency, agency.claim() + "\n" + agency.claim() + "\n")
                                        .is(200)))),
                check(
                        "batch.ndjson-without-last-line-break",
                        "The last line may end without a line break",
                        agency -> Expect.equal(
                                "results",
                                List.of("ACCEPTED"),
                                results(ndjson(agency, agency.claim().toString())
                                        .is(200)))),
                check(
                        "batch.answers-are-in-order",
                        "There is one result per claim, in the order of the batch",
                        agency -> {
                            List<SampleClaim> claims =
                                    Stream.generate(agency::claim).limit(12).toList();
                            Reply reply = agency.write(PATH, array(claims)).given(200);
                            Expect.equal(
                                    "merchantReferences",
                                    claims.stream().map(SampleClaim::reference).toList(),
                                    each(reply, "merchantReference"));
                            Expect.equal(
                                    "index",
                                    List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"),
                                    each(reply, "index"));
                        }),
                check("batch.each-claim-stands-alone", "A faulty claim does not hold up the others", agency -> {
                    String batch = "[" + agency.claim() + ",{\"merchantReference\": \"x\"},"
                            + agency.claim().put("", "disputed", true) + "," + agency.claim() + "]";
                    Expect.equal(
                            "results",
                            List.of("ACCEPTED", "REJECTED", "REJECTED", "ACCEPTED"),
                            results(agency.write(PATH, batch).is(200)));
                }),
                check(
                        "batch.broken-line-stands-alone",
                        "A line that is no JSON does not hold up the others",
                        agency -> Expect.equal(
                                "results",
                                List.of("ACCEPTED", "REJECTED", "ACCEPTED"),
                                results(ndjson(agency, agency.claim() + "\n{broken\n" + agency.claim())
                                        .is(200)))),
                check("batch.faults-name-their-place", "The faults of a claim point into this claim", agency -> {
                    String batch =
                            "[" + agency.claim() + "," + agency.claim().put("/principal/0", "kind", "ELEPHANT") + "]";
                    Reply reply = agency.write(PATH, batch).given(200);
                    Expect.equal("pointer", "/principal/0/kind", reply.text("/results/1/errors/0/pointer"));
                }),
                check(
                        "batch.duplicates-bring-the-existing-case",
                        "A claim handed over before brings its case",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            Agency.Case first = agency.open(claim);
                            Reply reply = agency.write(PATH, "[" + claim + "]").given(200);
                            Expect.equal("result", "DUPLICATE", reply.text("/results/0/result"));
                            Expect.equal("claim.id", first.id(), reply.text("/results/0/claim/id"));
                        }),
                check("batch.duplicates-within-are-found", "The same claim twice in one batch is one case", agency -> {
                    SampleClaim claim = agency.claim();
                    Reply reply =
                            agency.write(PATH, "[" + claim + "," + claim + "]").given(200);
                    Expect.equal("results", List.of("ACCEPTED", "DUPLICATE"), results(reply));
                }),
                check("batch.empty-is-refused", "A batch has at least one claim", agency -> {
                    Reply reply = agency.write(PATH, "[]");
                    Expect.that(reply.status() / 100 == 4, "expected a refusal, came %d", reply.status());
                }),
                check(
                        "batch.more-than-1000-is-refused",
                        "A batch has at most 1,000 claims and is refused whole",
                        agency -> {
                            Reply reply = ndjson(agency, "{}\n".repeat(LIMIT + 1));
                            Expect.that(reply.status() / 100 == 4, "expected a refusal, came %d", reply.status());
                        }),
                check(
                        "batch.1000-are-taken",
                        "1,000 claims in one batch are answered one by one",
                        agency -> Expect.equal(
                                "results",
                                LIMIT,
                                results(ndjson(agency, "{}\n".repeat(LIMIT)).is(200))
                                        .size())));
    }

    private static Reply ndjson(Agency agency, String lines) {
        return agency.call(
                "POST", PATH, lines, Map.of("Content-Type", "application/x-ndjson", "Idempotency-Key", agency.key()));
    }

    private static String array(List<SampleClaim> claims) {
        return claims.stream().map(SampleClaim::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /** What became of each claim. */
    static List<String> results(Reply reply) {
        return each(reply, "result");
    }

    private static List<String> each(Reply reply, String field) {
        return reply.list("/results").stream()
                .map((JsonNode result) -> result.path(field).asString(""))
                .toList();
    }
}
