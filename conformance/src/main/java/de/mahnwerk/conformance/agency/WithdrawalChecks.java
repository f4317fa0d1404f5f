package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.util.List;

/** The merchant takes a claim back. */
final class WithdrawalChecks {

    /** A lawful withdrawal. */
    static final String REASON = "{\"reason\": \"HANDED_OVER_BY_MISTAKE\", \"text\": \"Probe\"}";

    private WithdrawalChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("withdrawal.closes-the-case", "A claim that is taken back is closed as WITHDRAWN", agency -> {
                    Agency.Case one = agency.open();
                    Reply answer = withdraw(agency, one).is(200);
                    Expect.equal("status", "CLOSED", answer.text("/claim/status"));
                    Expect.equal("outcome", "WITHDRAWN", agency.read(one).text("/outcome"));
                }),
                check(
                        "withdrawal.says-what-it-costs",
                        "The answer says what costs have arisen, in both languages",
                        agency -> {
                            Reply answer = withdraw(agency, agency.open()).given(200);
                            Expect.that(answer.money("/costs").signum() >= 0, "costs is missing");
                            Expect.that(answer.money("/vat").signum() >= 0, "vat is missing");
                            Expect.that(!answer.text("/text/de").isBlank(), "text.de is empty");
                            Expect.that(!answer.text("/text/en").isBlank(), "text.en is empty");
                        }),
                check(
                        "withdrawal.needs-a-reason",
                        "A withdrawal gives its reason",
                        agency -> agency.write(agency.shared().path() + "/withdrawal", "{}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/reason", "")),
                check("withdrawal.only-once", "A closed case cannot be taken back", agency -> {
                    Agency.Case one = agency.open();
                    withdraw(agency, one).given(200);
                    withdraw(agency, one).refuses(ProblemType.NOT_POSSIBLE_NOW);
                }),
                check("withdrawal.ends-payments", "On a case that was taken back nothing is booked", agency -> {
                    Agency.Case one = agency.open();
                    withdraw(agency, one).given(200);
                    agency.write(
                                    one.path() + "/payments",
                                    PaymentChecks.payment("5.00", agency.reference(), agency.today()))
                            .refuses(ProblemType.NOT_POSSIBLE_NOW);
                }),
                check(
                        "withdrawal.unknown-case-is-404",
                        "What does not exist cannot be taken back",
                        agency -> agency.write("/v1/claims/" + RequestChecks.NOBODY + "/withdrawal", REASON)
                                .refuses(ProblemType.NOT_FOUND)),
                check("withdrawal.makes-an-event", "The feed tells case.withdrawn", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    withdraw(agency, one).given(200);
                    Expect.equal(
                            "data.reason",
                            "HANDED_OVER_BY_MISTAKE",
                            FeedChecks.await(agency, cursor, one, "case.withdrawn")
                                    .at("/data/reason")
                                    .asString(""));
                }));
    }

    private static Reply withdraw(Agency agency, Agency.Case one) {
        return agency.write(one.path() + "/withdrawal", REASON);
    }
}
