package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.NotJudged;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The agency's book claim by claim, so that both books can be proved equal. */
final class ReconciliationChecks {

    private ReconciliationChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("reconciliation.has-every-case-once", "Every case stands in the book once", agency -> {
                    List<String> cases =
                            ids(agency.pages("/v1/claims?limit=500", "/claims").all(), "id");
                    List<String> book = ids(book(agency), "caseId");
                    Expect.equal(
                            "cases twice in the book",
                            0L,
                            book.size() - book.stream().distinct().count());
                    Expect.equal(
                            "cases that are missing in the book",
                            List.of(),
                            cases.stream().filter(id -> !book.contains(id)).toList());
                }),
                check("reconciliation.agrees-with-the-case", "The book says what the case says", agency -> {
                    Agency.Case one = agency.open();
                    agency.write(
                                    one.path() + "/payments",
                                    PaymentChecks.payment("30.00", agency.reference(), agency.today()))
                            .given(201);
                    JsonNode line = line(agency, one);
                    Reply read = agency.read(one);
                    Expect.equal("open", read.money("/amounts/open"), Reply.money(line.path("open")));
                    Expect.equal("paid", read.money("/amounts/paid"), Reply.money(line.path("paid")));
                    Expect.equal(
                            "status", read.text("/status"), line.path("status").asString(""));
                    Expect.equal(
                            "caseSequence",
                            read.json().path("caseSequence").asLong(-1),
                            line.path("caseSequence").asLong(-2));
                }),
                check(
                        "reconciliation.principal-adds-up",
                        "Open principal and what was set against it are the principal",
                        agency -> {
                            Agency.Case one = agency.open();
                            agency.write(
                                            one.path() + "/payments",
                                            PaymentChecks.payment("80.00", agency.reference(), agency.today()))
                                    .given(201);
                            JsonNode line = line(agency, one);
                            BigDecimal open = agency.read(one).money("/amounts/principal");
                            Expect.equal(
                                    "principal",
                                    Reply.money(line.path("principal")),
                                    open.add(Reply.money(line.path("principalPaid"))));
                        }),
                check("reconciliation.hash-can-be-recomputed", "The hash of a line is that of its fields", agency -> {
                    List<JsonNode> book = book(agency);
                    Expect.given(!book.isEmpty(), "a case was needed");
                    book.forEach(line -> Expect.equal(
                            "hash of " + line.path("caseReference").asString(""),
                            hash(line),
                            line.path("hash").asString("")));
                }),
                check("reconciliation.names-the-last-event", "The book says up to which event it is", agency -> {
                    long last = agency.newest();
                    Expect.equal(
                            "events after the last",
                            0,
                            agency
                                    .get("/v1/events?after=" + Math.max(last, agency.newest()))
                                    .given(200)
                                    .list("/events")
                                    .stream()
                                    .filter(event -> event.path("sequence").asLong(0) <= last)
                                    .toList()
                                    .size());
                }),
                check(
                        "reconciliation.goes-page-by-page",
                        "Small pages bring the same book",
                        agency -> Expect.equal(
                                "cases",
                                ids(book(agency), "caseId"),
                                ids(
                                        agency.pages("/v1/reconciliation?limit=9", "/claims")
                                                .all(),
                                        "caseId"))),
                check(
                        "reconciliation.unreadable-day-is-400",
                        "A day that cannot be read is refused",
                        agency ->
                                agency.get("/v1/reconciliation?asOf=31.12.2026").refuses(ProblemType.INVALID_REQUEST)));
    }

    private static List<JsonNode> book(Agency agency) {
        return agency.pages("/v1/reconciliation?limit=500", "/claims").all();
    }

    private static JsonNode line(Agency agency, Agency.Case one) {
        return book(agency).stream()
                .filter(line -> line.path("caseId").asString("").equals(one.id()))
                .findAny()
                .orElseThrow(() -> new NotJudged("the case " + one.id() + " was needed in the book"));
    }

    private static List<String> ids(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.path(field).asString("")).toList();
    }

    /** As the document describes it. */
    private static String hash(JsonNode line) {
        String text = Stream.concat(
                        Stream.of("caseId", "caseReference", "merchantReference", "status", "caseSequence")
                                .map(field -> line.path(field).asString("")),
                        Stream.of("principal", "principalPaid", "paid", "open", "paidOut")
                                .map(field -> line.at("/" + field + "/amount").asString("")))
                .collect(Collectors.joining("|"));
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
