package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.util.List;
import java.util.Map;

/** ETag, If-None-Match and If-Match: nobody overwrites what he has not seen. */
final class VersionChecks {

    private VersionChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "etag.case-has-one",
                        "A case is read with its ETag",
                        agency -> Expect.that(!tag(agency.read(agency.shared())).isEmpty(), "ETag is missing")),
                check("etag.unchanged-case-is-304", "If-None-Match with the current ETag answers 304", agency -> {
                    Agency.Case one = agency.open();
                    String tag = needed(agency.read(one));
                    agency.get(one.path(), "If-None-Match", tag).is(304);
                }),
                check("etag.changed-case-is-200", "If-None-Match with an old ETag answers the case", agency -> {
                    Agency.Case one = agency.open();
                    String old = needed(agency.read(one));
                    pay(agency, one, Map.of()).given(201);
                    agency.get(one.path(), "If-None-Match", old).is(200);
                }),
                check("etag.changes-with-the-case", "Another state has another ETag", agency -> {
                    Agency.Case one = agency.open();
                    String old = needed(agency.read(one));
                    pay(agency, one, Map.of()).given(201);
                    Expect.that(!needed(agency.read(one)).equals(old), "ETag is still %s", old);
                }),
                check("if-match.current-etag-goes-on", "A write with the current ETag is done", agency -> {
                    Agency.Case one = agency.open();
                    pay(agency, one, Map.of("If-Match", needed(agency.read(one))))
                            .is(201);
                }),
                check("if-match.old-etag-is-412", "A write with an old ETag is refused", agency -> {
                    Agency.Case one = agency.open();
                    String old = needed(agency.read(one));
                    pay(agency, one, Map.of()).given(201);
                    pay(agency, one, Map.of("If-Match", old)).refuses(ProblemType.PRECONDITION_FAILED);
                }),
                check("if-match.refused-write-writes-nothing", "What was refused with 412 was not booked", agency -> {
                    Agency.Case one = agency.open();
                    String old = needed(agency.read(one));
                    pay(agency, one, Map.of()).given(201);
                    var before = agency.read(one).money("/amounts/paid");
                    pay(agency, one, Map.of("If-Match", old)).given(412);
                    Expect.equal("paid", before, agency.read(one).money("/amounts/paid"));
                }));
    }

    private static Reply pay(Agency agency, Agency.Case one, Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Idempotency-Key", agency.key());
        String body = PaymentChecks.payment("2.00", agency.reference(), agency.today());
        return agency.call("POST", one.path() + "/payments", body, all);
    }

    private static String tag(Reply reply) {
        return reply.header("etag").orElse("");
    }

    private static String needed(Reply reply) {
        Expect.given(!tag(reply).isEmpty(), "%s was needed to bring an ETag", reply.call());
        return tag(reply);
    }
}
