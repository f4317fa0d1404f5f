package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Lists, search, cursors, and what a case shows. */
final class ReadingChecks {

    private ReadingChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "list.finds-by-merchant-reference",
                        "Cases are found by the merchant's reference",
                        agency -> finds(
                                agency,
                                "merchantReference",
                                agency.shared().claim().path("merchantReference"))),
                check(
                        "list.finds-by-invoice-number",
                        "Cases are found by the number of an invoice",
                        agency -> finds(
                                agency, "invoiceNumber", agency.shared().claim().at("/invoiceNumbers/0"))),
                check(
                        "list.finds-by-case-reference",
                        "Cases are found by the agency's reference",
                        agency -> finds(
                                agency, "caseReference", agency.shared().claim().path("caseReference"))),
                check("list.finds-by-status", "Cases are found by status, and only those come", agency -> {
                    Agency.Case closed = agency.open();
                    agency.write(closed.path() + "/withdrawal", WithdrawalChecks.REASON)
                            .given(200);
                    List<JsonNode> found = agency.pages("/v1/claims?status=CLOSED&limit=500", "/claims")
                            .all();
                    Expect.that(ids(found).contains(closed.id()), "the closed case %s is not in the list", closed.id());
                    Expect.that(
                            found.stream()
                                    .allMatch(one ->
                                            one.path("status").asString("").equals("CLOSED")),
                            "there are others than CLOSED in the list");
                }),
                check("list.finds-by-changed-since", "Cases are found by the time of their last change", agency -> {
                    Agency.Case one = agency.open();
                    String received = one.claim().path("receivedAt").asString("");
                    Expect.that(
                            ids(agency.pages("/v1/claims?limit=500&changedSince=" + received, "/claims")
                                            .all())
                                    .contains(one.id()),
                            "the case of %s is not in the list",
                            received);
                    Expect.equal(
                            "cases changed after the year 2999",
                            0,
                            agency.get("/v1/claims?changedSince=2999-01-01T00:00:00Z")
                                    .is(200)
                                    .list("/claims")
                                    .size());
                }),
                check(
                        "list.unknown-reference-finds-nothing",
                        "A search without a hit is an empty page",
                        agency -> Expect.equal(
                                "cases",
                                0,
                                agency.get("/v1/claims?merchantReference=" + agency.reference())
                                        .is(200)
                                        .list("/claims")
                                        .size())),
                check("page.limit-is-kept", "A page has no more than limit", agency -> {
                    Set<String> _ = three(agency);
                    Expect.equal(
                            "cases",
                            2,
                            agency.get("/v1/claims?limit=2")
                                    .given(200)
                                    .list("/claims")
                                    .size());
                }),
                check("page.all-come-once", "Page by page every case comes once", agency -> {
                    Set<String> opened = three(agency);
                    List<String> read =
                            ids(agency.pages("/v1/claims?limit=7", "/claims").all());
                    Expect.equal("cases twice in the list", 0, read.size() - new HashSet<>(read).size());
                    Expect.that(read.containsAll(opened), "cases are missing in the list");
                }),
                check("page.cursor-is-always-there", "Every page gives the newest cursor, the last one too", agency -> {
                    for (Reply page :
                            agency.pages("/v1/claims?limit=500", "/claims").pages()) {
                        Expect.that(!page.text("/next").isEmpty(), "%s: next is missing", page.call());
                    }
                }),
                check("page.after-the-last-comes-nothing", "After the last cursor there is nothing yet", agency -> {
                    Reply last = lastPage(agency);
                    Reply after =
                            agency.get("/v1/claims?after=" + last.text("/next")).is(200);
                    Expect.equal("cases", 0, after.list("/claims").size());
                }),
                check(
                        "page.new-cases-come-after-the-cursor",
                        "A reader with the newest cursor sees what is new",
                        agency -> {
                            Reply last = lastPage(agency);
                            Agency.Case fresh = agency.open();
                            Expect.equal(
                                    "cases after the cursor",
                                    List.of(fresh.id()),
                                    ids(agency.get("/v1/claims?after=" + last.text("/next"))
                                            .is(200)
                                            .list("/claims")));
                        }),
                check(
                        "claim.open-is-the-sum-of-its-parts",
                        "open = principal + interest + costs, to the cent",
                        agency -> Stream.of(agency.read(agency.shared()), agency.get("/v1/claims?limit=50"))
                                .flatMap(reply -> reply.json().has("amounts")
                                        ? Stream.of(reply.json())
                                        : reply.list("/claims").stream())
                                .forEach(ReadingChecks::addsUp)),
                check(
                        "claim.list-says-the-same-as-the-case",
                        "List and case show the same amounts and status",
                        agency -> {
                            Agency.Case one = agency.shared();
                            JsonNode listed = agency.get("/v1/claims?caseReference="
                                            + one.claim().path("caseReference").asString(""))
                                    .given(200)
                                    .json()
                                    .at("/claims/0");
                            JsonNode read = agency.read(one).json();
                            Expect.equal("amounts", read.path("amounts"), listed.path("amounts"));
                            Expect.equal("status", read.path("status"), listed.path("status"));
                        }),
                check("claim.shows-the-debtor-as-known", "A case shows the debtor's name and address", agency -> {
                    JsonNode debtor = agency.read(agency.shared()).json().path("debtor");
                    Expect.equal("kind", "CONSUMER", debtor.path("kind").asString(""));
                    Expect.equal("city", "Leipzig", debtor.at("/address/city").asString(""));
                }),
                check("claim.next-step-has-its-day", "A next step comes with the day on which it is due", agency -> {
                    JsonNode read = agency.read(agency.shared()).json();
                    Expect.equal("nextStepOn beside nextStep", read.has("nextStep"), read.has("nextStepOn"));
                }),
                check(
                        "timeline.begins-with-the-hand-over",
                        "The story of a case begins with the claim's arrival",
                        agency -> {
                            String first =
                                    timeline(agency).getFirst().path("type").asString("");
                            Expect.that(
                                    first.startsWith("claim."),
                                    "expected claim.received or claim.accepted, came %s",
                                    first);
                        }),
                check("timeline.is-dense", "The events of a case are numbered without a gap", agency -> {
                    long expected = 1;
                    for (JsonNode event : timeline(agency)) {
                        Expect.equal(
                                "caseSequence",
                                expected++,
                                event.path("caseSequence").asLong(0));
                    }
                }),
                check(
                        "timeline.speaks-german-and-english",
                        "Every event has a text for people in both languages",
                        agency -> timeline(agency).forEach(event -> {
                            Expect.that(!event.at("/text/de").asString("").isBlank(), "text.de is empty: %s", event);
                            Expect.that(!event.at("/text/en").asString("").isBlank(), "text.en is empty: %s", event);
                        })));
    }

    private static Reply lastPage(Agency agency) {
        Reply last = agency.pages("/v1/claims?limit=500", "/claims").pages().getLast();
        Expect.given(!last.text("/next").isEmpty(), "the last page was needed to give a cursor");
        return last;
    }

    private static List<JsonNode> timeline(Agency agency) {
        Agency.Case one = agency.shared();
        JsonNode _ =
                agency.awaitEvent(0, event -> event.path("caseId").asString("").equals(one.id()), FeedChecks.PATIENCE);
        List<JsonNode> events = agency.get(one.path() + "/timeline").given(200).list("/events");
        Expect.that(!events.isEmpty(), "the timeline is empty");
        return events;
    }

    private static void finds(Agency agency, String parameter, JsonNode value) {
        List<JsonNode> found = agency.get("/v1/claims?" + parameter + "=" + value.asString(""))
                .is(200)
                .list("/claims");
        Expect.equal("cases", List.of(agency.shared().id()), ids(found));
    }

    private static Set<String> three(Agency agency) {
        return Stream.generate(() -> agency.open().id()).limit(3).collect(Collectors.toSet());
    }

    private static List<String> ids(List<JsonNode> claims) {
        return claims.stream().map(claim -> claim.path("id").asString("")).toList();
    }

    private static void addsUp(JsonNode claim) {
        JsonNode amounts = claim.path("amounts");
        BigDecimal sum = Stream.of("principal", "interest", "merchantCosts", "collectionCosts")
                .map(part -> Reply.money(amounts.path(part)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Expect.equal(claim.path("caseReference") + " open", sum, Reply.money(amounts.path("open")));
    }
}
