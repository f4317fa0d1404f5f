package de.mahnwerk.stories.conformance;

import static de.mahnwerk.stories.conformance.Fault.asked;
import static de.mahnwerk.stories.conformance.Fault.told;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an agency may do wrong when it tells what happened: feed, webhooks, reconciliation. */
final class NewsFaults {

    private static final String FEED = "/v1/events";
    private static final String OTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private NewsFaults() {}

    static Stream<Fault> all() {
        return Stream.of(feed(), webhooks(), reconciliation()).flatMap(List::stream);
    }

    private static List<Fault> feed() {
        AtomicInteger readings = new AtomicInteger();
        return List.of(
                new Fault("events.are-dense-and-gapless", "skips a number", events(events -> events.remove(1))),
                new Fault("events.are-in-order", "tells the last first", events(Collections::reverse)),
                new Fault(
                        "events.have-ids-of-their-own",
                        "tells two events with one id",
                        events(events -> ((ObjectNode) events.get(1))
                                .set("id", events.get(0).get("id")))),
                new Fault(
                        "events.are-the-same-when-read-again",
                        "changes what was told",
                        events(events ->
                                ((ObjectNode) events.get(0)).put("stage", "READING_" + readings.incrementAndGet()))),
                new Fault(
                        "events.speak-german-and-english",
                        "speaks one language",
                        events(events -> events.forEach(event -> ((ObjectNode) event.path("text")).put("en", "")))),
                new Fault(
                        "events.begin-after-the-cursor", "tells the cursor's event again", asked(NewsFaults::earlier)),
                new Fault(
                        "events.next-is-the-last-sequence",
                        "gives a cursor that skips one",
                        told(
                                (call, said) -> call.is("GET", FEED),
                                said -> said.saying(json ->
                                        json.put("next", json.path("next").asLong() + 1)))),
                new Fault("longpoll.without-events-waits", "does not wait", asked(call -> call.at("wait=1&", ""))));
    }

    private static Fault.Spoiler events(Consumer<List<JsonNode>> changed) {
        return told(
                (call, said) ->
                        call.is("GET", FEED) && said.json().path("events").size() > 1,
                said -> said.saying(json -> {
                    List<JsonNode> events = new ArrayList<>();
                    json.path("events").forEach(events::add);
                    changed.accept(events);
                    ((ArrayNode) json.path("events")).removeAll().addAll(events);
                }));
    }

    private static Call earlier(Call call) {
        Matcher after = Pattern.compile("after=([1-9]\\d*)").matcher(call.path());
        return after.find() ? call.at("after=\\d+", "after=" + (Long.parseLong(after.group(1)) - 1)) : call;
    }

    private static List<Fault> webhooks() {
        return List.of(
                new Fault("webhook.signature-is-genuine", "signs with another secret", secret("/v1/webhooks")),
                new Fault(
                        "webhook.rotation-signs-with-both",
                        "signs with the old secret only",
                        secret("/v1/webhooks/[0-9a-f-]{36}/rotate")),
                new Fault(
                        "webhook.secret-is-shown-once",
                        "shows secrets to whoever asks",
                        told(
                                (call, said) -> call.is("GET", "/v1/webhooks"),
                                said -> said.saying(json -> json.path("webhooks")
                                        .forEach(hook -> ((ObjectNode) hook).put("secret", OTHER_SECRET))))),
                new Fault(
                        "webhook.only-wanted-types-are-pushed",
                        "pushes everything",
                        asked(call ->
                                call.is("POST", "/v1/webhooks") ? call.saying(json -> json.putArray("types")) : call)),
                new Fault(
                        "webhook.deleted-gets-nothing",
                        "goes on pushing",
                        (call, side) -> call.method().equals("DELETE") ? Said.nothing(204) : side.answer(call)),
                new Fault(
                        "webhook.address-must-be-http",
                        "takes any address",
                        told((call, said) -> said.is(422), said -> Said.json(201, "{}"))));
    }

    private static Fault.Spoiler secret(String path) {
        return told(
                (call, said) -> call.is("POST", path), said -> said.saying(json -> json.put("secret", OTHER_SECRET)));
    }

    private static List<Fault> reconciliation() {
        return List.of(
                new Fault(
                        "reconciliation.has-every-case-once", "leaves a case out", book(lines -> lines.removeFirst())),
                new Fault(
                        "reconciliation.hash-can-be-recomputed",
                        "makes hashes up",
                        book(lines -> ((ObjectNode) lines.getFirst()).put("hash", "0".repeat(64)))),
                new Fault(
                        "reconciliation.agrees-with-the-case",
                        "tells another paid sum than the case",
                        book(lines -> lines.forEach(line -> ((ObjectNode) line.path("paid")).put("amount", "0.07")))));
    }

    private static Fault.Spoiler book(Consumer<List<JsonNode>> changed) {
        return told(
                (call, said) -> call.is("GET", "/v1/reconciliation")
                        && !said.json().path("claims").isEmpty(),
                said -> said.saying(json -> {
                    List<JsonNode> lines = new ArrayList<>();
                    json.path("claims").forEach(lines::add);
                    changed.accept(lines);
                    ((ArrayNode) json.path("claims")).removeAll().addAll(lines);
                }));
    }
}
