package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Onboarding, and for a test client what otherwise takes weeks: payments, questions, decisions, the end. */
final class SandboxChecks {

    private SandboxChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "onboarding.says-whether-work-can-begin",
                        "Onboarding says what is done and what is missing",
                        agency -> {
                            Reply reply = agency.get("/v1/onboarding").is(200);
                            Expect.equal(
                                    "complete when all steps are done",
                                    reply.list("/steps").stream()
                                            .allMatch(step -> step.path("done").asBoolean(false)),
                                    reply.json().path("complete").asBoolean(false));
                        }),
                check(
                        "onboarding.missing-steps-have-a-link",
                        "What is missing comes with the link that settles it",
                        agency -> agency.get("/v1/onboarding").given(200).list("/steps").stream()
                                .filter(step -> !step.path("done").asBoolean(false))
                                .forEach(step -> Expect.that(
                                        !step.path("link").asString("").isEmpty(), "no link: %s", step))),
                check(
                        "onboarding.speaks-german-and-english",
                        "Every step has a text in both languages",
                        agency -> agency.get("/v1/onboarding")
                                .given(200)
                                .list("/steps")
                                .forEach(step -> Expect.that(
                                        !step.at("/text/de").asString("").isBlank()
                                                && !step.at("/text/en")
                                                        .asString("")
                                                        .isBlank(),
                                        "a text is missing: %s",
                                        step))),
                check("sandbox.debtor-pays", "A debtor who pays all closes the case as PAID", agency -> {
                    Agency.Case one = played(agency, "DEBTOR_PAYS");
                    Reply read = agency.read(one);
                    Expect.equal("status", "CLOSED", read.text("/status"));
                    Expect.equal("outcome", "PAID", read.text("/outcome"));
                    AccountChecks.equal("open", BigDecimal.ZERO, read.money("/amounts/open"));
                }),
                check("sandbox.debtor-pays-in-part", "A part that is paid lowers what is open by as much", agency -> {
                    Agency.Case one = test(agency);
                    Reply before = agency.read(one);
                    play(agency, one, "DEBTOR_PAYS_IN_PART").given(200);
                    Reply after = agency.read(one);
                    AccountChecks.equal(
                            "open",
                            before.money("/amounts/open").subtract(after.money("/amounts/paid")),
                            after.money("/amounts/open"));
                    Expect.that(after.money("/amounts/paid").signum() > 0, "nothing was paid");
                }),
                check("query.holds-the-case", "A query holds the case and is listed with its due date", agency -> {
                    Agency.Case one = played(agency, "QUERY_IS_ASKED");
                    Expect.equal("status", "QUERY", agency.read(one).text("/status"));
                    Expect.that(!query(agency, one).path("dueOn").asString("").isEmpty(), "dueOn is missing");
                }),
                check("query.answer-lets-the-case-go-on", "An answer to the query lets the case go on", agency -> {
                    Agency.Case one = played(agency, "QUERY_IS_ASKED");
                    String id = query(agency, one).path("id").asString("");
                    Reply answer = agency.write(
                                    one.path() + "/messages",
                                    "{\"text\": \"So ist es.\", \"answerTo\": \"" + id + "\"}")
                            .is(201);
                    Expect.equal("kind", "ANSWER", answer.text("/kind"));
                    Expect.that(!agency.read(one).text("/status").equals("QUERY"), "the case still waits");
                }),
                check("query.makes-events", "The feed tells claim.queried and claim.query_answered", agency -> {
                    long cursor = agency.newest();
                    Agency.Case one = played(agency, "QUERY_IS_ASKED");
                    String id = FeedChecks.await(agency, cursor, one, "claim.queried")
                            .at("/data/messageId")
                            .asString("");
                    agency.write(one.path() + "/messages", "{\"text\": \"Ja\", \"answerTo\": \"" + id + "\"}")
                            .given(201);
                    Expect.equal(
                            "data.answerTo",
                            id,
                            FeedChecks.await(agency, cursor, one, "claim.query_answered")
                                    .at("/data/answerTo")
                                    .asString(""));
                }),
                check(
                        "decision.is-asked-with-what-follows",
                        "A decision says what follows from YES and from NO",
                        agency -> {
                            Agency.Case one = played(agency, "NEXT_STEP", "DECISION_IS_ASKED");
                            Reply asked = agency.get(one.path() + "/decision").is(200);
                            Expect.equal(
                                    "status",
                                    "AWAITING_DECISION",
                                    agency.read(one).text("/status"));
                            for (String text : List.of("/question/de", "/question/en", "/ifYes/de", "/ifNo/de")) {
                                Expect.that(!asked.text(text).isBlank(), "%s is empty", text);
                            }
                        }),
                check("decision.is-taken-once", "A decision is taken once, and the case goes on", agency -> {
                    Agency.Case one = played(agency, "NEXT_STEP", "DECISION_IS_ASKED");
                    String id = agency.get(one.path() + "/decision").given(200).text("/id");
                    String no = "{\"decisionId\": \"" + id + "\", \"choice\": \"NO\"}";
                    agency.write(one.path() + "/decision", no).is(200);
                    Expect.that(!agency.read(one).text("/status").equals("AWAITING_DECISION"), "the case still waits");
                    agency.write(one.path() + "/decision", no).refuses(ProblemType.NOT_POSSIBLE_NOW);
                }),
                check("decision.makes-events", "The feed tells decision.requested and decision.taken", agency -> {
                    long cursor = agency.newest();
                    Agency.Case one = played(agency, "NEXT_STEP", "DECISION_IS_ASKED");
                    String id = FeedChecks.await(agency, cursor, one, "decision.requested")
                            .at("/data/decisionId")
                            .asString("");
                    agency.write(one.path() + "/decision", "{\"decisionId\": \"" + id + "\", \"choice\": \"NO\"}")
                            .given(200);
                    JsonNode taken = FeedChecks.await(agency, cursor, one, "decision.taken");
                    Expect.equal("data.by", "MERCHANT", taken.at("/data/by").asString(""));
                    Expect.equal("data.choice", "NO", taken.at("/data/choice").asString(""));
                }),
                check("sandbox.next-step-is-taken", "The day of the next step comes at once", agency -> {
                    Agency.Case one = test(agency);
                    String step = agency.read(one).text("/nextStep");
                    play(agency, one, "NEXT_STEP").is(200);
                    Expect.that(!agency.read(one).text("/nextStep").equals(step), "the next step is still %s", step);
                }),
                check(
                        "sandbox.impossible-play-is-409",
                        "What the status does not allow is refused",
                        agency -> play(agency, test(agency), "PLAN_IS_BROKEN").refuses(ProblemType.NOT_POSSIBLE_NOW)),
                check(
                        "sandbox.unknown-play-is-422",
                        "A future that the document does not know is refused",
                        agency -> play(agency, test(agency), "LOTTERY_IS_WON").refuses(ProblemType.INVALID_CONTENT)));
    }

    private static Agency.Case played(Agency agency, String... plays) {
        Agency.Case one = test(agency);
        for (String play : plays) {
            play(agency, one, play).given(200);
        }
        return one;
    }

    private static Agency.Case test(Agency agency) {
        Expect.given(
                agency.get("/v1/onboarding").given(200).json().path("test").asBoolean(false),
                "a test client was needed: let the agency mark the credential's client as test");
        return agency.open();
    }

    private static Reply play(Agency agency, Agency.Case one, String play) {
        return agency.write("/v1/sandbox/claims/" + one.id() + "/advance", "{\"play\": \"" + play + "\"}");
    }

    private static JsonNode query(Agency agency, Agency.Case one) {
        List<JsonNode> queries = agency.get(one.path() + "/messages").given(200).list("/messages").stream()
                .filter(message -> message.path("kind").asString("").equals("QUERY"))
                .toList();
        Expect.given(!queries.isEmpty(), "a query was needed in the messages");
        return queries.getLast();
    }
}
