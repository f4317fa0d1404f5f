package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happens at the merchant's and steers a case: credits, pauses, disputes, news of the debtor. */
final class SteeringChecks {

    private SteeringChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "credit.is-booked",
                        "A credit note is booked and answered with 201",
                        agency -> credit(agency, agency.open(), "CREDIT_NOTE", "20.00", agency.reference())
                                .is(201)),
                check(
                        "credit.lowers-the-principal",
                        "After a credit that much less of the principal is open",
                        agency -> {
                            Agency.Case one = agency.open();
                            credit(agency, one, "GOODWILL", "20.00", agency.reference())
                                    .given(201);
                            AccountChecks.equal(
                                    "principal",
                                    new BigDecimal("69.90"),
                                    agency.read(one).money("/amounts/principal"));
                        }),
                check("credit.answer-says-which-invoices", "The answer says by how much each invoice fell", agency -> {
                    Reply booked = credit(agency, agency.open(), "CREDIT_NOTE", "20.00", agency.reference())
                            .given(201);
                    AccountChecks.equal(
                            "principal",
                            new BigDecimal("20.00"),
                            booked.list("/principal").stream()
                                    .map(share -> Reply.money(share.path("amount")))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
                }),
                check("credit.is-no-payment", "A credit does not count as paid", agency -> {
                    Agency.Case one = agency.open();
                    credit(agency, one, "CREDIT_NOTE", "20.00", agency.reference())
                            .given(201);
                    AccountChecks.equal(
                            "paid", BigDecimal.ZERO, agency.read(one).money("/amounts/paid"));
                }),
                check(
                        "credit.goodwill-leaves-costs",
                        "A goodwill leaves the collection costs, for they arose from the debt as it was",
                        agency -> {
                            Agency.Case one = agency.open();
                            BigDecimal before = agency.read(one).money("/amounts/collectionCosts");
                            credit(agency, one, "GOODWILL", "60.00", agency.reference())
                                    .given(201);
                            AccountChecks.equal(
                                    "collectionCosts", before, agency.read(one).money("/amounts/collectionCosts"));
                        }),
                check(
                        "credit.of-more-than-is-open-is-refused",
                        "No more can be given up than is owed",
                        agency -> credit(agency, agency.open(), "CREDIT_NOTE", "90.00", agency.reference())
                                .refuses(ProblemType.INVALID_CONTENT)),
                check(
                        "credit.in-the-future-is-refused",
                        "A credit does not count from tomorrow",
                        agency -> agency.write(
                                        agency.open().path() + "/credits",
                                        credit(
                                                "CREDIT_NOTE",
                                                "20.00",
                                                agency.reference(),
                                                agency.today().plusDays(2)))
                                .refuses(ProblemType.INVALID_CONTENT)),
                check("credit.makes-an-event", "The feed tells credit.booked", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    String reference = agency.reference();
                    credit(agency, one, "CREDIT_NOTE", "20.00", reference).given(201);
                    Expect.equal(
                            "creditReference",
                            reference,
                            FeedChecks.await(agency, cursor, one, "credit.booked")
                                    .at("/data/creditReference")
                                    .asString(""));
                }),
                check("pause.holds-the-case", "A paused case stands still", agency -> {
                    Agency.Case one = agency.open();
                    pause(agency, one, 10).is(200);
                    Expect.equal("status", "PAUSED", agency.read(one).text("/status"));
                }),
                check(
                        "pause.needs-its-last-day",
                        "A pause has a reason and a last day",
                        agency -> agency.write(agency.open().path() + "/pause", "{\"reason\": \"DEFERRED\"}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/until", "")),
                check(
                        "pause.ends-within-a-year",
                        "A pause of more than a year is refused",
                        agency -> pause(agency, agency.open(), 400).refuses(ProblemType.INVALID_CONTENT)),
                check(
                        "pause.in-the-past-is-refused",
                        "A pause ends in the future",
                        agency -> pause(agency, agency.open(), -1).refuses(ProblemType.INVALID_CONTENT)),
                check("pause.makes-an-event", "The feed tells case.paused with its last day", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    pause(agency, one, 10).given(200);
                    Expect.equal(
                            "data.until",
                            agency.today().plusDays(10).toString(),
                            FeedChecks.await(agency, cursor, one, "case.paused")
                                    .at("/data/until")
                                    .asString(""));
                }),
                check("resume.goes-on-where-it-stood", "A resumed case is where it was before", agency -> {
                    Agency.Case one = agency.open();
                    String before = agency.read(one).text("/status");
                    pause(agency, one, 10).given(200);
                    agency.write(one.path() + "/resume", "{}").is(200);
                    Expect.equal("status", before, agency.read(one).text("/status"));
                }),
                check(
                        "resume.of-a-running-case-is-409",
                        "What does not stand still cannot go on",
                        agency -> agency.write(agency.open().path() + "/resume", "{}")
                                .refuses(ProblemType.NOT_POSSIBLE_NOW)),
                check("resume.makes-an-event", "The feed tells case.resumed", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    pause(agency, one, 10).given(200);
                    agency.write(one.path() + "/resume", "{}").given(200);
                    Expect.equal(
                            "data.reason",
                            "ASKED",
                            FeedChecks.await(agency, cursor, one, "case.resumed")
                                    .at("/data/reason")
                                    .asString(""));
                }),
                check("dispute.stops-the-case", "A disputed case demands nothing", agency -> {
                    Agency.Case one = agency.open();
                    dispute(agency, one).is(200);
                    Expect.equal("status", "DISPUTED", agency.read(one).text("/status"));
                }),
                check(
                        "dispute.says-what-the-debtor-says",
                        "A dispute has a reason and the debtor's words",
                        agency -> agency.write(
                                        agency.open().path() + "/dispute",
                                        "{\"reason\": \"DEFECT\", \"raisedOn\": \"" + agency.today() + "\"}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/text", "")),
                check("dispute.can-be-settled", "A dispute that is settled lets the case go on", agency -> {
                    Agency.Case one = agency.open();
                    dispute(agency, one).given(200);
                    agency.write(one.path() + "/resume", "{\"text\": \"Ware nachgeliefert\"}")
                            .is(200);
                    Expect.that(!agency.read(one).text("/status").equals("DISPUTED"), "the case is still disputed");
                }),
                check("dispute.makes-an-event", "The feed tells dispute.raised with its reason", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    dispute(agency, one).given(200);
                    Expect.equal(
                            "data.reason",
                            "DEFECT",
                            FeedChecks.await(agency, cursor, one, "dispute.raised")
                                    .at("/data/reason")
                                    .asString(""));
                }),
                check("debtor.new-address-is-known", "A new address of the debtor is the one of the case", agency -> {
                    Agency.Case one = agency.open();
                    move(agency, one, "").is(200);
                    Expect.equal("city", "Dresden", agency.read(one).text("/debtor/address/city"));
                }),
                check("debtor.change-is-an-event", "The feed tells address.changed", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    move(agency, one, "").given(200);
                    JsonNode event = FeedChecks.await(agency, cursor, one, "address.changed");
                    Expect.that(
                            event.at("/data/changed").toString().contains("address"),
                            "changed does not name address: %s",
                            event.path("data"));
                }),
                check(
                        "debtor.kind-cannot-change",
                        "A consumer does not become a business",
                        agency -> put(agency, agency.open(), """
                        {"debtor": {"kind": "BUSINESS", "company": "Prüfstein GmbH",
                          "address": {"street": "Neue Straße 1", "postcode": "01067", "city": "Dresden", "country": "DE"}}}
                        """).refuses(ProblemType.INVALID_CONTENT)),
                check(
                        "debtor.insolvency-ends-demands",
                        "After the opening of insolvency proceedings nothing is demanded",
                        agency -> {
                            Agency.Case one = agency.open();
                            move(
                                            agency,
                                            one,
                                            ", \"notice\": {\"kind\": \"INSOLVENCY\", \"since\": \"%s\", \"court\": \"Amtsgericht Leipzig\"}"
                                                    .formatted(agency.today()))
                                    .is(200);
                            Reply read = agency.read(one);
                            Expect.that(
                                    read.text("/nextStep").isEmpty()
                                            || !read.text("/status").equals("PRE_COURT"),
                                    "the case goes on with %s",
                                    read.text("/nextStep"));
                        }),
                check(
                        "debtor.replacing-is-strict",
                        "An unknown field of the debtor is refused",
                        agency -> put(agency, agency.open(), """
                        {"debtor": {"kind": "CONSUMER", "surname": "Prüfstein",
                          "address": {"street": "Neue Straße 1", "postcode": "01067", "city": "Dresden", "country": "DE"}}}
                        """)
                                .refuses(ProblemType.INVALID_REQUEST)
                                .names("/debtor/surname", "UNKNOWN_FIELD")),
                check(
                        "steering.closed-case-is-409",
                        "A closed case can be neither paused nor disputed nor credited",
                        agency -> {
                            Agency.Case one = agency.open();
                            agency.write(one.path() + "/withdrawal", WithdrawalChecks.REASON)
                                    .given(200);
                            pause(agency, one, 10).refuses(ProblemType.NOT_POSSIBLE_NOW);
                            dispute(agency, one).refuses(ProblemType.NOT_POSSIBLE_NOW);
                            credit(agency, one, "GOODWILL", "5.00", agency.reference())
                                    .refuses(ProblemType.NOT_POSSIBLE_NOW);
                        }),
                check("steering.unknown-case-is-404", "What does not exist cannot be steered", agency -> {
                    Agency.Case nobody = new Agency.Case(
                            RequestChecks.NOBODY,
                            agency.shared().claim(),
                            agency.shared().created());
                    pause(agency, nobody, 10).refuses(ProblemType.NOT_FOUND);
                    dispute(agency, nobody).refuses(ProblemType.NOT_FOUND);
                    move(agency, nobody, "").refuses(ProblemType.NOT_FOUND);
                }));
    }

    private static String credit(String kind, String amount, String reference, LocalDate day) {
        return """
                {"kind": "%s", "creditReference": "%s", "amount": {"amount": "%s", "currency": "EUR"}, "valueDate": "%s"}
                """.formatted(kind, reference, amount, day);
    }

    private static Reply credit(Agency agency, Agency.Case one, String kind, String amount, String reference) {
        return agency.write(one.path() + "/credits", credit(kind, amount, reference, agency.today()));
    }

    private static Reply pause(Agency agency, Agency.Case one, int days) {
        return agency.write(
                one.path() + "/pause",
                "{\"reason\": \"DEFERRED\", \"until\": \"%s\", \"text\": \"Stundung\"}"
                        .formatted(agency.today().plusDays(days)));
    }

    private static Reply dispute(Agency agency, Agency.Case one) {
        return agency.write(
                one.path() + "/dispute",
                "{\"reason\": \"DEFECT\", \"raisedOn\": \"%s\", \"text\": \"Das Gerät heizt nicht.\"}"
                        .formatted(agency.today()));
    }

    private static Reply move(Agency agency, Agency.Case one, String notice) {
        return put(agency, one, """
                {"debtor": {"kind": "CONSUMER", "salutation": "Frau", "firstName": "Zoë", "lastName": "Prüfstein",
                  "dateOfBirth": "1984-05-17",
                  "address": {"street": "Neue Straße 1", "postcode": "01067", "city": "Dresden", "country": "DE"},
                  "emails": ["zoe.pruefstein@example.org"], "language": "de"}%s}
                """.formatted(notice));
    }

    private static Reply put(Agency agency, Agency.Case one, String body) {
        return agency.call("PUT", one.path() + "/debtor", body, Map.of("Idempotency-Key", agency.key()));
    }
}
