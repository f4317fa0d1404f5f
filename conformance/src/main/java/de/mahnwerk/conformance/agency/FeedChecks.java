package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.EventType;
import de.mahnwerk.protocol.ProblemType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** The feed: every change once, in order, without a gap, for whoever asks again and again. */
final class FeedChecks {

    /** How long a change may take to show in the feed. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int WHOLE = 1_000;

    private FeedChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check("events.change-shows-in-the-feed", "A new case shows in the feed within seconds", agency -> {
                    long cursor = agency.newest();
                    Agency.Case one = agency.open();
                    Expect.equal(
                            "caseReference",
                            one.claim().path("caseReference"),
                            await(agency, cursor, one, "claim.accepted").path("caseReference"));
                }),
                check("events.are-dense-and-gapless", "Sequences are 1, 2, 3 … without a gap or a double", agency -> {
                    List<Long> sequences = whole(agency).stream()
                            .map(event -> event.path("sequence").asLong(0))
                            .toList();
                    Expect.equal(
                            "sequences",
                            LongStream.rangeClosed(1, sequences.size()).boxed().toList(),
                            sequences.stream().sorted().toList());
                }),
                check("events.are-in-order", "Events come in the order of their sequence", agency -> {
                    List<Long> sequences = whole(agency).stream()
                            .map(event -> event.path("sequence").asLong(0))
                            .toList();
                    Expect.equal("order", sequences.stream().sorted().toList(), sequences);
                }),
                check("events.have-ids-of-their-own", "No id comes twice", agency -> {
                    Map<String, Long> sequences = new HashMap<>();
                    for (JsonNode event : whole(agency)) {
                        long sequence = event.path("sequence").asLong(0);
                        Long other = sequences.put(event.path("id").asString(""), sequence);
                        Expect.that(
                                other == null || other == sequence, "the id of %s is that of %s too", sequence, other);
                    }
                }),
                check(
                        "events.ids-are-uuid-v7",
                        "Ids of events are UUIDs of version 7",
                        agency -> Expect.equal(
                                "versions",
                                Set.of(7),
                                whole(agency).stream()
                                        .map(event -> UUID.fromString(
                                                        event.path("id").asString(""))
                                                .version())
                                        .collect(Collectors.toSet()))),
                check(
                        "events.are-dense-for-each-case",
                        "The numbers of a case are 1, 2, 3 … in the feed too",
                        agency -> {
                            Map<String, Set<Long>> seen = new HashMap<>();
                            for (JsonNode event : whole(agency)) {
                                if (event.has("caseId")) {
                                    boolean _ = seen.computeIfAbsent(
                                                    event.path("caseId").asString(""), id -> new HashSet<>())
                                            .add(event.path("caseSequence").asLong(0));
                                }
                            }
                            seen.forEach((id, numbers) -> Expect.equal(
                                    "caseSequence of " + id,
                                    LongStream.rangeClosed(1, numbers.size())
                                            .boxed()
                                            .collect(Collectors.toSet()),
                                    numbers));
                        }),
                check(
                        "events.types-are-known",
                        "Every type is one of the document's",
                        agency -> Expect.equal(
                                "unknown types",
                                List.of(),
                                whole(agency).stream()
                                        .map(event -> event.path("type").asString(""))
                                        .filter(type -> EventType.of(type) == EventType.UNKNOWN)
                                        .distinct()
                                        .toList())),
                check(
                        "events.say-the-state-after",
                        "An event of a case says status and amounts after it",
                        agency -> whole(agency).stream()
                                .filter(event -> event.has("caseId"))
                                .forEach(event -> Expect.that(
                                        event.has("status") && event.has("amounts"),
                                        "status or amounts is missing: %s",
                                        event))),
                check(
                        "events.speak-german-and-english",
                        "Every event has a text in both languages",
                        agency -> whole(agency)
                                .forEach(event -> Expect.that(
                                        !event.at("/text/de").asString("").isBlank()
                                                && !event.at("/text/en")
                                                        .asString("")
                                                        .isBlank(),
                                        "a text is missing: %s",
                                        event))),
                check("events.are-the-same-when-read-again", "What was read once never changes", agency -> {
                    String path = "/v1/events?after=0&limit=50";
                    Expect.equal(
                            "events",
                            agency.get(path).given(200).json().path("events"),
                            agency.get(path).given(200).json().path("events"));
                }),
                check("events.begin-after-the-cursor", "after=n begins with n+1", agency -> {
                    Expect.given(whole(agency).size() > 2, "at least three events were needed");
                    Expect.equal(
                            "first sequence after 2",
                            3L,
                            agency.get("/v1/events?after=2&limit=1")
                                    .is(200)
                                    .json()
                                    .at("/events/0/sequence")
                                    .asLong(0));
                }),
                check(
                        "events.limit-is-kept",
                        "A page has no more than limit, and more says that it goes on",
                        agency -> {
                            Expect.given(whole(agency).size() > 2, "at least three events were needed");
                            Reply page =
                                    agency.get("/v1/events?after=0&limit=2").is(200);
                            Expect.equal("events", 2, page.list("/events").size());
                            Expect.that(
                                    page.json().path("more").asBoolean(false), "more is false although there are more");
                        }),
                check("events.next-is-the-last-sequence", "next is the cursor for the next page", agency -> {
                    Reply page = agency.get("/v1/events?after=0&limit=2").is(200);
                    Expect.equal(
                            "next",
                            page.list("/events").getLast().path("sequence").asLong(0),
                            page.json().path("next").asLong(-1));
                }),
                check("events.end-gives-the-cursor-back", "At the end next is the cursor that was given", agency -> {
                    long end = agency.newest();
                    Reply page =
                            agency.get("/v1/events?after=" + (end + 100_000)).is(200);
                    Expect.equal("next", end + 100_000, page.json().path("next").asLong(-1));
                    Expect.equal("events", 0, page.list("/events").size());
                }),
                check(
                        "events.feed-and-timeline-agree",
                        "The events of a case are the same in feed and timeline",
                        agency -> {
                            Agency.Case one = agency.shared();
                            List<JsonNode> feed = whole(agency).stream()
                                    .filter(event ->
                                            event.path("caseId").asString("").equals(one.id()))
                                    .toList();
                            Expect.equal(
                                    "events",
                                    feed,
                                    agency.get(one.path() + "/timeline")
                                            .given(200)
                                            .list("/events"));
                        }),
                check("longpoll.without-events-waits", "wait holds the answer while there is nothing", agency -> {
                    long far = agency.newest() + 100_000;
                    long start = System.nanoTime();
                    agency.get("/v1/events?wait=1&after=" + far).is(200);
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    Expect.that(took.toMillis() >= 900, "the answer came after %d ms", took.toMillis());
                }),
                check(
                        "longpoll.answers-when-something-happens",
                        "A waiting reader gets the event as it happens",
                        agency -> {
                            long cursor = agency.newest();
                            String _ = agency.token("");
                            Agency.Case one;
                            Reply waited;
                            try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
                                CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(
                                        () -> agency.get("/v1/events?wait=25&after=" + cursor), reader);
                                one = agency.open();
                                waited = waiting.join();
                            }
                            Expect.that(
                                    waited.is(200).list("/events").stream()
                                            .anyMatch(event -> event.path("caseId")
                                                    .asString("")
                                                    .equals(one.id())),
                                    "the waiting reader did not get the event of %s",
                                    one.id());
                        }),
                check(
                        "longpoll.too-long-is-refused",
                        "wait is at most 60 seconds",
                        agency -> agency.get("/v1/events?wait=61").refuses(ProblemType.INVALID_REQUEST)));
    }

    /** Waits for the event of this type of a case. */
    static JsonNode await(Agency agency, long cursor, Agency.Case one, String type) {
        return agency.awaitEvent(
                cursor,
                event -> event.path("type").asString("").equals(type)
                        && event.path("caseId").asString("").equals(one.id()),
                PATIENCE);
    }

    /** The whole feed as it comes, page by page. */
    private static List<JsonNode> whole(Agency agency) {
        return new Pages(agency, "/v1/events?limit=" + WHOLE, "/events").all();
    }
}
