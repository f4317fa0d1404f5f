package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Messages, documents, decisions and instructions between clerk and merchant. */
final class ConversationChecks {

    private static final int MOST = 10 * 1024 * 1024;

    private ConversationChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("message.is-posted", "A message to the clerk is kept and listed", agency -> {
                    Agency.Case one = agency.open();
                    Reply posted =
                            message(agency, one, "Bitte melden Sie sich.").is(201);
                    Expect.equal("from", "MERCHANT", posted.text("/from"));
                    Expect.that(
                            ids(agency.get(one.path() + "/messages").is(200), "/messages")
                                    .contains(posted.text("/id")),
                            "the message is not in the list");
                }),
                check(
                        "message.text-is-required",
                        "A message says something",
                        agency -> agency.write(agency.open().path() + "/messages", "{\"text\": \"\"}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/text", "")),
                check(
                        "message.has-at-most-8000-characters",
                        "A longer message is refused",
                        agency -> agency.write(
                                        agency.open().path() + "/messages",
                                        "{\"text\": \"%s\"}".formatted("x".repeat(8_001)))
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/text", "TOO_LONG")),
                check(
                        "message.of-8000-characters-is-taken",
                        "The longest message is taken",
                        agency -> message(agency, agency.open(), "x".repeat(8_000))
                                .is(201)),
                check("message.answer-needs-its-query", "Nobody answers what was not asked", agency -> {
                    Reply reply = agency.write(
                            agency.open().path() + "/messages",
                            "{\"text\": \"Ja\", \"answerTo\": \"" + RequestChecks.NOBODY + "\"}");
                    reply.refuses(ProblemType.INVALID_CONTENT).names("/answerTo", "");
                }),
                check("message.list-goes-page-by-page", "Messages are read page by page, oldest first", agency -> {
                    Agency.Case one = agency.open();
                    for (String text : List.of("eins", "zwei", "drei")) {
                        message(agency, one, text).given(201);
                    }
                    Expect.equal(
                            "texts",
                            List.of("eins", "zwei", "drei"),
                            agency.pages(one.path() + "/messages?limit=2", "/messages").all().stream()
                                    .map(message -> message.path("text").asString(""))
                                    .toList());
                }),
                check("message.makes-an-event", "The feed tells message.posted", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    Reply posted = message(agency, one, "Gruß").given(201);
                    Expect.equal(
                            "data.messageId",
                            posted.text("/id"),
                            FeedChecks.await(agency, cursor, one, "message.posted")
                                    .at("/data/messageId")
                                    .asString(""));
                }),
                check("document.is-kept", "A PDF is kept with its size and SHA-256", agency -> {
                    byte[] pdf = pdf(agency.reference());
                    Reply added =
                            add(agency, agency.open(), pdf, "application/pdf").is(201);
                    Expect.equal("size", pdf.length, added.json().path("size").asInt(0));
                    Expect.equal("sha256", sha256(pdf), added.text("/sha256"));
                }),
                check("document.comes-back-as-it-was", "A document can be read as it was sent", agency -> {
                    Agency.Case one = agency.open();
                    byte[] pdf = pdf(agency.reference());
                    Reply added = add(agency, one, pdf, "application/pdf").given(201);
                    Reply read = agency.get(one.path() + "/documents/" + added.text("/id"))
                            .is(200);
                    Expect.that(Arrays.equals(pdf, read.bytes()), "the document came back changed");
                }),
                check("document.is-listed", "The case lists its documents", agency -> {
                    Agency.Case one = agency.open();
                    Reply added = add(agency, one, pdf(agency.reference()), "application/pdf")
                            .given(201);
                    Expect.that(
                            ids(agency.get(one.path() + "/documents").is(200), "/documents")
                                    .contains(added.text("/id")),
                            "the document is not in the list");
                }),
                check(
                        "document.of-a-dispute-is-told-with-it",
                        "The event of a dispute names the documents that show it",
                        agency -> {
                            Agency.Case one = agency.open();
                            String document = add(agency, one, pdf(agency.reference()), "application/pdf")
                                    .given(201)
                                    .text("/id");
                            long cursor = agency.newest();
                            agency.write(one.path() + "/dispute", """
                                    {"reason": "DEFECT", "raisedOn": "%s", "text": "leckt", "documents": ["%s"]}
                                    """.formatted(agency.today(), document))
                                    .is(200);
                            Expect.equal(
                                    "documents",
                                    document,
                                    FeedChecks.await(agency, cursor, one, "dispute.raised")
                                            .at("/data/documents/0")
                                            .asString(""));
                        }),
                check("document.twice-is-once", "The same file again is the document that is there", agency -> {
                    Agency.Case one = agency.open();
                    byte[] pdf = pdf(agency.reference());
                    Reply first = add(agency, one, pdf, "application/pdf").given(201);
                    Reply again = add(agency, one, pdf, "application/pdf").is(201);
                    Expect.equal("id", first.text("/id"), again.text("/id"));
                }),
                check("document.that-is-no-pdf-is-refused", "What a file is, is read from its content", agency -> {
                    Reply reply = add(
                            agency,
                            agency.open(),
                            "<html>no PDF</html>".getBytes(StandardCharsets.UTF_8),
                            "application/pdf");
                    Expect.that(
                            reply.status() == 415 || reply.status() == 422,
                            "expected a refusal, came %d",
                            reply.status());
                }),
                check(
                        "document.of-another-type-is-415",
                        "Only PDF is taken",
                        agency -> add(agency, agency.open(), pdf(agency.reference()), "image/png")
                                .refuses(ProblemType.UNSUPPORTED_MEDIA_TYPE)),
                check("document.of-more-than-10-mb-is-413", "A document has at most 10 MB", agency -> {
                    byte[] pdf = Arrays.copyOf(pdf(agency.reference()), MOST + 1);
                    add(agency, agency.open(), pdf, "application/pdf").refuses(ProblemType.TOO_LARGE);
                }),
                check("document.makes-an-event", "The feed tells document.added", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    Reply added = add(agency, one, pdf(agency.reference()), "application/pdf")
                            .given(201);
                    Expect.equal(
                            "data.documentId",
                            added.text("/id"),
                            FeedChecks.await(agency, cursor, one, "document.added")
                                    .at("/data/documentId")
                                    .asString(""));
                }),
                check(
                        "document.unknown-is-404",
                        "A document that is not there is not found",
                        agency -> agency.get(agency.shared().path() + "/documents/" + RequestChecks.NOBODY)
                                .refuses(ProblemType.NOT_FOUND)),
                check(
                        "decision.nothing-asked-is-404",
                        "Where nothing was asked there is nothing to decide",
                        agency -> agency.get(agency.open().path() + "/decision").refuses(ProblemType.NOT_FOUND)),
                check("decision.unasked-is-refused", "Nobody decides what was not asked", agency -> {
                    Reply reply = agency.write(
                            agency.open().path() + "/decision",
                            "{\"decisionId\": \"" + RequestChecks.NOBODY + "\", \"choice\": \"YES\"}");
                    Expect.that(
                            List.of(404, 409, 422).contains(reply.status()),
                            "expected a refusal, came %d",
                            reply.status());
                }),
                check("instruction.price-is-said-before", "A dry run says what an instruction costs", agency -> {
                    Agency.Case one = agency.open();
                    Reply tried = agency.write(
                                    one.path() + "/instructions?dryRun=true", "{\"kind\": \"TRACE_ADDRESS\"}")
                            .is(200);
                    Expect.that(tried.money("/price").signum() >= 0, "price is missing");
                    Expect.equal(
                            "instructions",
                            0,
                            agency.get(one.path() + "/instructions")
                                    .given(200)
                                    .list("/instructions")
                                    .size());
                }),
                check("instruction.is-ordered-at-that-price", "What is ordered costs what was said", agency -> {
                    Agency.Case one = agency.open();
                    String order = "{\"kind\": \"TRACE_ADDRESS\"}";
                    Reply tried = agency.write(one.path() + "/instructions?dryRun=true", order)
                            .given(200);
                    Reply ordered =
                            agency.write(one.path() + "/instructions", order).is(201);
                    Expect.equal("price", tried.money("/price"), ordered.money("/price"));
                    Expect.that(
                            ids(agency.get(one.path() + "/instructions").given(200), "/instructions")
                                    .contains(ordered.text("/id")),
                            "the instruction is not in the list");
                }),
                check("instruction.most-is-kept", "An instruction that costs more than allowed is refused", agency -> {
                    Agency.Case one = agency.open();
                    Reply tried = agency.write(
                                    one.path() + "/instructions?dryRun=true", "{\"kind\": \"TRACE_ADDRESS\"}")
                            .given(200);
                    Expect.given(tried.money("/price").signum() > 0, "an instruction with a price was needed");
                    agency.write(
                                    one.path() + "/instructions",
                                    "{\"kind\": \"TRACE_ADDRESS\", \"mostNet\": {\"amount\": \"0.01\", \"currency\": \"EUR\"}}")
                            .refuses(ProblemType.INVALID_CONTENT)
                            .names("/mostNet", "");
                }),
                check(
                        "instruction.last-stage-belongs-to-stopping",
                        "Only STOP_AFTER_STAGE names a stage",
                        agency -> agency.write(
                                        agency.open().path() + "/instructions",
                                        "{\"kind\": \"MONITOR\", \"lastStage\": \"LETTER_2\"}")
                                .refuses(ProblemType.INVALID_CONTENT)
                                .names("/lastStage", "")),
                check("instruction.makes-an-event", "The feed tells instruction.changed", agency -> {
                    Agency.Case one = agency.open();
                    long cursor = agency.newest();
                    Reply ordered = agency.write(one.path() + "/instructions", "{\"kind\": \"TRACE_ADDRESS\"}")
                            .given(201);
                    Expect.equal(
                            "data.instructionId",
                            ordered.text("/id"),
                            FeedChecks.await(agency, cursor, one, "instruction.changed")
                                    .at("/data/instructionId")
                                    .asString(""));
                }));
    }

    private static Reply message(Agency agency, Agency.Case one, String text) {
        return agency.write(one.path() + "/messages", "{\"text\": \"" + text + "\"}");
    }

    private static Reply add(Agency agency, Agency.Case one, byte[] file, String type) {
        return agency.call(
                "POST",
                one.path() + "/documents?kind=INVOICE&name=rechnung.pdf",
                file,
                Map.of("Content-Type", type, "Idempotency-Key", agency.key()),
                Duration.ofSeconds(60));
    }

    /** The smallest whole PDF, with a text of its own. */
    private static byte[] pdf(String text) {
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n% " + text + "\n");
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append("%d 0 obj%s endobj\n".formatted(i + 1, objects.get(i)));
        }
        int start = pdf.length();
        return (pdf + table.toString() + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(ReconciliationChecks.sha256(bytes));
    }

    private static List<String> ids(Reply list, String at) {
        return list.list(at).stream()
                .map((JsonNode one) -> one.path("id").asString(""))
                .toList();
    }
}
