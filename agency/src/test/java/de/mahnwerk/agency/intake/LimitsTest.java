package de.mahnwerk.agency.intake;

import static de.mahnwerk.agency.Desk.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.agency.Desk;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the interface refuses before it works, and what a dry run leaves behind: nothing. */
class LimitsTest {

    private static AgencyHouse agency;
    private static Caller caller;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(LimitsTest.class);
        caller = agency.client("M-1");
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    @Test
    void a_client_has_so_many_calls_a_minute_and_is_told_when_to_come_again() {
        Caller small = agency.client("M-SMALL", "{\"requestsPerMinute\": 3}");
        for (int i = 0; i < 3; i++) {
            assertThat(agency.get(small.token(), "v1/terms").status()).isEqualTo(200);
        }
        Reply refused = agency.get(small.token(), "v1/terms");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(text(refused.json(), "/type")).endsWith("/rate-limited");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 20);
        assertThat(agency.get(caller.token(), "v1/terms").status()).isEqualTo(200);
    }

    @Test
    void who_fetches_token_after_token_is_put_off() {
        Caller greedy = agency.client("M-GREEDY");
        Reply last = agency.tokenReply(greedy.clientId(), greedy.clientSecret(), "");
        for (int i = 0; i < 80 && last.status() != 429; i++) {
            last = agency.tokenReply(greedy.clientId(), i % 2 == 0 ? "wrong" : greedy.clientSecret(), "");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(text(last.json(), "/error")).isEqualTo("temporarily_unavailable");
        assertThat(last.header("retry-after")).isNotEmpty();
    }

    @Test
    void nothing_is_taken_over_before_the_papers_are_there() {
        Caller fresh = agency.client("M-FRESH", "{\"papersMissing\": true}");
        JsonNode onboarding = agency.get(fresh.token(), "v1/onboarding").json();
        assertThat(onboarding.path("complete").booleanValue()).isFalse();
        assertThat(onboarding
                        .path("steps")
                        .valueStream()
                        .filter(step -> !step.path("done").booleanValue())
                        .map(step -> text(step, "/kind")))
                .containsExactly("CONTRACT", "POWER_OF_ATTORNEY");
        assertThat(text(onboarding, "/steps/0/link")).startsWith("mailto:");
        Reply refused = agency.post(fresh.token(), "v1/claims", Claims.of("P-1", "PRE-1"), "Idempotency-Key", "p-1");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(text(refused.json(), "/type")).endsWith("/onboarding-incomplete");
        assertThat(text(refused.json(), "/detail")).contains("Inkassovollmacht");
        // what it would cost can be asked all the same
        assertThat(agency.post(fresh.token(), "v1/claims?dryRun=true", Claims.of("P-1", "PRE-1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_dry_run_is_a_real_run_taken_back() {
        Caller client = agency.client("M-DRY");
        String two = Claims.of("T-1", "TRE-1").replace("\n", " ") + "\n"
                + Claims.of("T-1", "TRE-1").replace("\n", " ") + "\n{}";
        Reply dry =
                agency.post(client.token(), "v1/claims/batch?dryRun=true", two, "Content-Type", "application/x-ndjson");
        assertThat(dry.json().path("results").valueStream().map(one -> text(one, "/result")))
                .containsExactly("ACCEPTED", "DUPLICATE", "REJECTED");
        assertThat(dry.json().at("/results/0/quote/failureFeeWaived").booleanValue())
                .isTrue();
        assertThat(dry.json().at("/results/0").has("claim")).isFalse();
        agency.goTo(AgencyHouse.FIRST_DAY);
        assertThat(agency.get(client.token(), "v1/claims").json().path("claims"))
                .isEmpty();
        assertThat(agency.get(client.token(), "v1/events").json().path("events"))
                .isEmpty();
        assertThat(agency.post(client.token(), "v1/claims", Claims.of("T-1", "TRE-1"), "Idempotency-Key", "t-1")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_batch_is_read_line_by_line_and_ends_where_it_is_too_much() {
        String lines = IntStream.range(0, 1001)
                .mapToObj(i -> Claims.of("L-" + i, "LRE-" + i).replace("\n", " "))
                .collect(Collectors.joining("\n"));
        Reply refused = agency.post(
                caller.token(),
                "v1/claims/batch",
                lines,
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                "l-1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Desk.codes(refused.json())).containsExactly("TOO_MANY");
        Reply same = agency.post(
                caller.token(),
                "v1/claims/batch",
                Claims.of("L-1", "LRE-1").replace("\n", " "),
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                "l-1");
        assertThat(same.status()).isEqualTo(200);
        Reply other = agency.post(
                caller.token(),
                "v1/claims/batch",
                Claims.of("L-2", "LRE-2").replace("\n", " "),
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                "l-1");
        assertThat(text(other.json(), "/type")).endsWith("/idempotency-key-reused");
    }

    @Test
    void a_method_that_an_address_does_not_know_is_told_from_an_address_that_is_not_there() {
        Reply put = agency.put(caller.token(), "v1/claims", "{}");
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("allow")).contains("GET").contains("POST");
        assertThat(agency.get(caller.token(), "v1/claims/x/y/z").status()).isEqualTo(404);
    }

    @Test
    void a_message_of_a_megabyte_is_refused() {
        Reply refused =
                agency.post(caller.token(), "v1/claims", " ".repeat(1024 * 1024 + 1), "Idempotency-Key", "too-long");
        assertThat(refused.status()).isEqualTo(413);
    }
}
