package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.util.List;

/** {@code dryRun=true}: everything is checked, nothing is written. */
final class DryRunChecks {

    private static final String ONE = "/v1/claims?dryRun=true";
    private static final String BATCH = "/v1/claims/batch?dryRun=true";

    private DryRunChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "dryrun.says-what-would-happen",
                        "A lawful claim would be accepted",
                        agency -> Expect.equal(
                                "result",
                                "ACCEPTED",
                                agency.write(ONE, agency.claim()).is(200).text("/result"))),
                check(
                        "dryrun.brings-a-quote",
                        "A dry run answers with what the claim would cost",
                        agency -> Expect.that(
                                agency.write(ONE, agency.claim())
                                        .given(200)
                                        .json()
                                        .path("quote")
                                        .isObject(),
                                "quote is missing")),
                check("dryrun.writes-nothing", "A dry run opens no case", agency -> {
                    SampleClaim claim = agency.claim();
                    agency.write(ONE, claim).given(200);
                    Expect.equal("cases", 0, cases(agency, claim));
                }),
                check(
                        "dryrun.does-not-use-up-the-key",
                        "The key of a dry run may be used for the hand-over",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            String key = agency.key();
                            agency.write(ONE, claim, key).given(200);
                            Reply real = agency.write("/v1/claims", claim, key);
                            Expect.given(real.status() != 409, "a claim was needed that is not handed over yet");
                            real.is(201);
                        }),
                check(
                        "dryrun.names-faults",
                        "A dry run refuses what the hand-over would refuse",
                        agency -> agency.write(ONE, agency.claim().put("", "disputed", true))
                                .refuses(ProblemType.INVALID_CONTENT)),
                check("dryrun.knows-duplicates", "A dry run finds the case that exists already", agency -> {
                    SampleClaim claim = agency.claim();
                    Agency.Case first = agency.open(claim);
                    Reply again = agency.write(ONE, claim).refuses(ProblemType.DUPLICATE_CLAIM);
                    Expect.equal("claim.id", first.id(), again.text("/claim/id"));
                }),
                check("dryrun.of-a-batch-answers-each", "A batch can be tried too, claim by claim", agency -> {
                    String batch = "[" + agency.claim() + "," + agency.claim().put("", "disputed", true) + "]";
                    Reply reply = agency.write(BATCH, batch).is(200);
                    Expect.equal("results", List.of("ACCEPTED", "REJECTED"), BatchChecks.results(reply));
                }),
                check("dryrun.of-a-batch-writes-nothing", "A batch that is tried opens no case", agency -> {
                    SampleClaim claim = agency.claim();
                    agency.write(BATCH, "[" + claim + "]").given(200);
                    Expect.equal("cases", 0, cases(agency, claim));
                }));
    }

    private static int cases(Agency agency, SampleClaim claim) {
        return agency.get("/v1/claims?merchantReference=" + claim.reference())
                .given(200)
                .list("/claims")
                .size();
    }
}
