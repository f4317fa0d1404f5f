package de.mahnwerk.agency.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.client.WebhookSignature;
import de.mahnwerk.protocol.client.WebhookSignature.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhookTest {

    private record Pushed(String id, String timestamp, String signature, String body) {}

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final AtomicInteger KEYS = new AtomicInteger();

    private static AgencyHouse agency;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(WebhookTest.class);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    /** A merchant's address that answers with {@code status} and remembers what came. */
    private static HttpServer merchant(AtomicInteger status, List<Pushed> pushed) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var _ = server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            pushed.add(new Pushed(
                    String.valueOf(headers.getFirst(WebhookSignature.ID)),
                    String.valueOf(headers.getFirst(WebhookSignature.TIMESTAMP)),
                    String.valueOf(headers.getFirst(WebhookSignature.SIGNATURE)),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static JsonNode register(Caller caller, HttpServer server, String types) {
        Reply made = agency.post(
                caller.token(),
                "v1/webhooks",
                "{\"url\": \"http://127.0.0.1:" + server.getAddress().getPort() + "/hook\", \"types\": [" + types
                        + "]}",
                "Idempotency-Key",
                "w" + KEYS.incrementAndGet());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private static void handOver(Caller caller, String reference) {
        Reply created = agency.post(
                caller.token(),
                "v1/claims",
                Claims.of(reference, "RE-" + reference),
                "Idempotency-Key",
                "c" + KEYS.incrementAndGet());
        assertThat(created.status()).isEqualTo(201);
    }

    @Test
    void an_event_is_pushed_signed_and_as_it_stands_in_the_feed() throws IOException {
        List<Pushed> pushed = new CopyOnWriteArrayList<>();
        HttpServer server = merchant(new AtomicInteger(204), pushed);
        try {
            Caller caller = agency.client("W-1");
            JsonNode webhook = register(caller, server, "\"claim.accepted\"");
            handOver(caller, "W-1");
            assertThat(agency.bean(Sequencer.class).work()).isPositive();
            assertThat(agency.bean(Pushing.class).work()).isPositive();
            assertThat(pushed).hasSize(1);
            Pushed one = pushed.getFirst();
            Clock now = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(one.timestamp())), ZoneOffset.UTC);
            assertThat(WebhookSignature.with(webhook.path("secret").asString(""))
                            .verify(one.id(), one.timestamp(), one.signature(), one.body(), now))
                    .isEqualTo(Verdict.GENUINE);
            String inFeed = agency.get(caller.token(), "v1/events")
                    .json()
                    .at("/events/0")
                    .toString();
            assertThat(ProtocolJson.tolerant().readTree(one.body()).toString()).isEqualTo(inFeed);
            assertThat(agency.get(caller.token(), "v1/webhooks").body()).doesNotContain("whsec_");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void only_the_types_that_were_asked_for_are_pushed_and_a_deleted_webhook_gets_nothing() throws IOException {
        List<Pushed> pushed = new CopyOnWriteArrayList<>();
        HttpServer server = merchant(new AtomicInteger(204), pushed);
        try {
            Caller caller = agency.client("W-2");
            JsonNode other = register(caller, server, "\"case.closed\"");
            handOver(caller, "W-2");
            agency.goTo(agency.bean(BusinessClock.class).today());
            assertThat(pushed).isEmpty();
            JsonNode all = register(caller, server, "");
            assertThat(agency.delete(
                                    caller.token(),
                                    "v1/webhooks/" + all.path("id").asString(""))
                            .status())
                    .isEqualTo(204);
            assertThat(agency.delete(
                                    caller.token(),
                                    "v1/webhooks/" + all.path("id").asString(""))
                            .status())
                    .isEqualTo(404);
            handOver(caller, "W-2b");
            agency.goTo(agency.bean(BusinessClock.class).today());
            assertThat(pushed).isEmpty();
            assertThat(other.path("active").booleanValue()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_is_not_acknowledged_goes_again_and_is_left_to_the_feed_after_three_days() throws IOException {
        List<Pushed> pushed = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(500);
        HttpServer server = merchant(status, pushed);
        try {
            Caller caller = agency.client("W-3");
            JsonNode webhook = register(caller, server, "\"claim.accepted\"");
            handOver(caller, "W-3");
            agency.goTo(agency.bean(BusinessClock.class).today());
            assertThat(pushed).hasSize(1);
            assertThat(agency.get(caller.token(), "v1/webhooks")
                            .json()
                            .at("/webhooks/0/failingSince")
                            .asString(""))
                    .isNotEmpty();
            var day = agency.bean(BusinessClock.class).today();
            for (int later = 1; later <= 5; later++) {
                agency.goTo(day.plusDays(later));
            }
            assertThat(pushed).as("tried again, then given up").hasSizeBetween(3, 5);
            int given = pushed.size();
            agency.goTo(day.plusDays(8));
            assertThat(pushed).hasSize(given);
            assertThat(pushed.stream().map(Pushed::id).distinct()).hasSize(1);
            status.set(204);
            handOver(caller, "W-3b");
            agency.goTo(day.plusDays(8));
            assertThat(pushed).hasSize(given + 1);
            assertThat(agency.get(caller.token(), "v1/webhooks")
                            .json()
                            .at("/webhooks/0")
                            .has("failingSince"))
                    .isFalse();
            assertThat(webhook.path("url").asString("")).contains("/hook");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_dead_address_costs_one_call_at_a_time_is_given_up_after_five_days_and_can_be_caught_up() throws IOException {
        List<Pushed> pushed = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(503);
        HttpServer server = merchant(status, pushed);
        try {
            Caller caller = agency.client("W-4");
            JsonNode webhook = register(caller, server, "\"claim.accepted\"");
            handOver(caller, "W-4a");
            var day = agency.bean(BusinessClock.class).today();
            agency.goTo(day);
            assertThat(pushed).hasSize(1);
            for (int i = 0; i < 20; i++) {
                handOver(caller, "W-4b" + i);
            }
            agency.goTo(day.plusDays(1));
            assertThat(pushed).as("one probe, not twenty-one calls").hasSize(2);
            for (int later = 2; later <= 6; later++) {
                handOver(caller, "W-4c" + later);
                agency.goTo(day.plusDays(later));
            }
            JsonNode shown = agency.get(caller.token(), "v1/webhooks").json().at("/webhooks/0");
            assertThat(shown.path("active").booleanValue()).isFalse();
            WebhookDesk desk = agency.bean(WebhookDesk.class);
            Tenancy tenancy = agency.bean(Tenancy.class);
            UUID id = UUID.fromString(webhook.path("id").asString(""));
            WebhookDesk.Line line = tenancy.asEveryone(() -> desk.find(id)).orElseThrow();
            assertThat(line.disabledAt()).isNotNull();
            assertThat(tenancy.asEveryone(desk::inTrouble)).isPositive();

            pushed.clear();
            status.set(204);
            tenancy.runAsEveryone(() -> desk.enable(line));
            int queued = tenancy.asEveryone(() -> desk.replay(line, 1, line.lastEvent()));
            assertThat(queued).isEqualTo(26);
            agency.goTo(day.plusDays(6));
            assertThat(pushed.stream().map(Pushed::id).distinct()).hasSize(26);
            assertThat(tenancy.asEveryone(() -> desk.log(line, "DELIVERED", 100)))
                    .hasSize(26);
            assertThat(tenancy.asEveryone(() -> desk.replayLeft(line)))
                    .as("nothing is left")
                    .isZero();
            assertThat(tenancy.asEveryone(() -> desk.log(line, "FAILED", 100)))
                    .allSatisfy(entry -> assertThat(entry.detail()).isEqualTo("answered 503"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_redirect_is_no_acknowledgement_and_is_not_followed() throws IOException {
        AtomicInteger followed = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var _ = server.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().set("Location", "/inner");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        var _ = server.createContext("/inner", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
            assertThat(agency.bean(WebhookCall.class)
                            .post(url, List.of(SECRET), "msg_1", "{}")
                            .error())
                    .isEqualTo("answered 307");
            assertThat(followed).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_name_that_is_given_an_internal_address_after_the_check_is_not_called() throws IOException {
        List<Pushed> pushed = new CopyOnWriteArrayList<>();
        HttpServer server = merchant(new AtomicInteger(204), pushed);
        AtomicInteger asked = new AtomicInteger();
        WebhookTarget target =
                new WebhookTarget(false, host -> new InetAddress[] {
                    InetAddress.getByName(asked.incrementAndGet() == 1 ? "93.184.215.14" : "127.0.0.1")
                });
        WebhookCall call = new WebhookCall(target, BusinessClock.real());
        try {
            String url = "https://rebind.example:" + server.getAddress().getPort() + "/hook";
            assertThat(target.refusal(url)).isEmpty();
            assertThat(call.post(url, List.of(SECRET), "msg_1", "{}").error()).contains("an internal address");
            String literal = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
            assertThat(call.post(literal, List.of(SECRET), "msg_2", "{}").error())
                    .contains("an internal address");
            assertThat(pushed).isEmpty();
        } finally {
            call.close();
            server.stop(0);
        }
    }

    @Test
    void a_new_secret_signs_beside_the_old_one_for_a_day_and_a_test_tells_what_came_back() throws IOException {
        List<Pushed> pushed = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(204);
        HttpServer server = merchant(status, pushed);
        try {
            Caller caller = agency.client("W-5");
            JsonNode made = register(caller, server, "");
            String path = "v1/webhooks/" + made.path("id").asString("");
            JsonNode rotated = agency.post(caller.token(), path + "/rotate", "", "Idempotency-Key", "r1")
                    .json();
            assertThat(rotated.path("previousSecretUntil").asString("")).isNotEmpty();
            assertThat(agency.post(caller.token(), path + "/rotate", "", "Idempotency-Key", "r1")
                            .json()
                            .path("secret"))
                    .as("the same key, the same secret")
                    .isEqualTo(rotated.path("secret"));

            assertThat(tested(caller, path, "t1").path("delivered").booleanValue())
                    .isTrue();
            assertGenuine(pushed.getLast(), made);
            assertGenuine(pushed.getLast(), rotated);
            assertThat(pushed.getLast().body()).contains("webhook.test");

            agency.goTo(agency.bean(BusinessClock.class).today().plusDays(2));
            status.set(500);
            JsonNode failed = tested(caller, path, "t2");
            assertThat(failed.path("delivered").booleanValue()).isFalse();
            assertThat(failed.path("httpStatus").intValue()).isEqualTo(500);
            assertGenuine(pushed.getLast(), rotated);
            assertThat(verdict(pushed.getLast(), made)).isEqualTo(Verdict.NOT_SIGNED_BY_US);
        } finally {
            server.stop(0);
        }
    }

    private static JsonNode tested(Caller caller, String path, String key) {
        Reply reply = agency.post(caller.token(), path + "/test", "", "Idempotency-Key", key);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static void assertGenuine(Pushed one, JsonNode webhook) {
        assertThat(verdict(one, webhook)).isEqualTo(Verdict.GENUINE);
    }

    private static Verdict verdict(Pushed one, JsonNode webhook) {
        Clock then = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(one.timestamp())), ZoneOffset.UTC);
        return WebhookSignature.with(webhook.path("secret").asString(""))
                .verify(one.id(), one.timestamp(), one.signature(), one.body(), then);
    }

    @Test
    void the_pauses_grow_to_a_limit() {
        assertThat(Deliveries.pause(1)).hasSeconds(30);
        assertThat(Deliveries.pause(2)).hasSeconds(60);
        assertThat(Deliveries.pause(5)).hasMinutes(8);
        assertThat(Deliveries.pause(50)).hasHours(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.9.9",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:0:7f00:1::1",
                "fd00:ec2::254",
                "198.18.0.1",
                "192.0.0.8",
                "255.255.255.255",
                "224.0.0.1"
            })
    void an_internal_address_is_never_called(String address) throws UnknownHostException {
        assertThat(WebhookTarget.isInternal(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "100.128.0.1", "172.32.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    void a_public_address_may_be_called(String address) throws UnknownHostException {
        assertThat(WebhookTarget.isInternal(InetAddress.getByName(address))).isFalse();
    }
}
