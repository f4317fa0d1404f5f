package de.mahnwerk.agency.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsTest {

    private static final AtomicInteger KEYS = new AtomicInteger();

    private static AgencyHouse agency;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(EventsTest.class);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    private static UUID opened(Caller caller, String reference) {
        Reply created = agency.post(
                caller.token(),
                "v1/claims",
                Claims.of(reference, "RE-" + reference),
                "Idempotency-Key",
                "k" + KEYS.incrementAndGet());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return UUID.fromString(created.json().path("id").asString(""));
    }

    private static NewCaseEvent paused(Caller caller, UUID id, String text) {
        return new NewCaseEvent(caller.client(), id, "message.posted", AgencyHouse.FIRST_DAY, Map.of(), text, text);
    }

    private static List<Long> sequences(Caller caller) {
        return agency.get(caller.token(), "v1/events?limit=1000")
                .json()
                .path("events")
                .valueStream()
                .map(event -> event.path("sequence").longValue())
                .toList();
    }

    @Test
    void an_event_belongs_into_the_transaction_of_its_change() {
        Caller caller = agency.client("E-1");
        UUID id = opened(caller, "E-1");
        assertThatThrownBy(() -> agency.bean(CaseEvents.class).record(List.of(paused(caller, id, "x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void an_event_of_a_strangers_case_is_refused() {
        Caller owner = agency.client("E-2");
        Caller stranger = agency.client("E-2b");
        UUID id = opened(owner, "E-2");
        assertThatThrownBy(() -> agency.bean(Tenancy.class)
                        .run(
                                stranger.client(),
                                () -> agency.bean(CaseEvents.class).record(List.of(paused(stranger, id, "x")))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writers_at_once_leave_no_gap_and_no_double_and_each_case_stays_in_order() throws Exception {
        Caller caller = agency.client("E-3");
        List<UUID> ids =
                IntStream.range(0, 4).mapToObj(i -> opened(caller, "E-3-" + i)).toList();
        CountDownLatch go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                int own = writer;
                running.add(threads.submit(() -> {
                    go.await();
                    for (int i = 0; i < 15; i++) {
                        String text = own + "/" + i;
                        agency.bean(Tenancy.class)
                                .run(
                                        caller.client(),
                                        () -> agency.bean(CaseEvents.class)
                                                .record(List.of(paused(caller, ids.get(own % 4), text))));
                        int numbered = agency.bean(Sequencer.class).work();
                        assertThat(numbered).isNotNegative();
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : running) {
                assertThat(one.get()).isNull();
            }
        }
        agency.goTo(AgencyHouse.FIRST_DAY);
        List<Long> numbers = sequences(caller);
        assertThat(numbers)
                .hasSizeGreaterThanOrEqualTo(8 * 15 + 4)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        for (UUID id : ids) {
            JsonNode timeline =
                    agency.get(caller.token(), "v1/claims/" + id + "/timeline").json();
            List<Long> ofCase = timeline.path("events")
                    .valueStream()
                    .map(event -> event.path("caseSequence").longValue())
                    .toList();
            assertThat(ofCase)
                    .isEqualTo(LongStream.rangeClosed(1, ofCase.size()).boxed().toList());
            assertThat(timeline.path("events")
                            .valueStream()
                            .map(event -> event.path("sequence").longValue()))
                    .as("the case's order is the client's order")
                    .isSorted();
        }
    }

    @Test
    void the_feed_goes_on_where_its_reader_stands() {
        Caller caller = agency.client("E-4");
        for (int i = 0; i < 3; i++) {
            assertThat(opened(caller, "E-4-" + i)).isNotNull();
        }
        agency.goTo(AgencyHouse.FIRST_DAY);
        JsonNode first = agency.get(caller.token(), "v1/events?limit=2").json();
        assertThat(first.path("events")).hasSize(2);
        assertThat(first.path("more").booleanValue()).isTrue();
        JsonNode rest = agency.get(caller.token(), "v1/events?limit=1000&after=" + first.path("next"))
                .json();
        assertThat(rest.at("/events/0/sequence").longValue()).isEqualTo(3);
        long last = rest.path("next").longValue();
        JsonNode empty = agency.get(caller.token(), "v1/events?after=" + last).json();
        assertThat(empty.path("events")).isEmpty();
        assertThat(empty.path("next").longValue()).isEqualTo(last);
        assertThat(agency.get(caller.token(), "v1/events?limit=1001").status()).isEqualTo(400);
        assertThat(agency.get(caller.token(), "v1/events?after=now").status()).isEqualTo(400);
    }

    @Test
    void who_waits_is_woken_by_the_next_event() throws Exception {
        Caller caller = agency.client("E-5");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> waiting = threads.submit(() -> agency.get(caller.token(), "v1/events?wait=60"));
            assertThat(opened(caller, "E-5")).isNotNull();
            assertThat(agency.bean(Sequencer.class).work()).isPositive();
            assertThat(waiting.get().json().at("/events/0/type").asString("")).isEqualTo("claim.accepted");
        }
    }

    @Test
    void the_books_are_shown_claim_by_claim() {
        Caller caller = agency.client("E-6");
        UUID id = opened(caller, "E-6");
        UUID other = opened(caller, "E-6b");
        agency.goTo(AgencyHouse.FIRST_DAY);
        JsonNode page = agency.get(caller.token(), "v1/reconciliation?limit=1").json();
        assertThat(page.path("more").booleanValue()).isTrue();
        assertThat(page.at("/claims/0/caseId").asString("")).isEqualTo(id.toString());
        assertThat(page.at("/claims/0/principal/amount").asString("")).isEqualTo("89.90");
        assertThat(page.at("/claims/0/hash").asString("")).hasSize(64);
        JsonNode next = agency.get(
                        caller.token(),
                        "v1/reconciliation?limit=1&after=" + page.path("next").asString(""))
                .json();
        assertThat(next.at("/claims/0/caseId").asString("")).isEqualTo(other.toString());
        assertThat(next.path("more").booleanValue()).isFalse();
    }
}
