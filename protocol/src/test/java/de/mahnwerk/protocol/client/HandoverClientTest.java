package de.mahnwerk.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.protocol.BatchAnswer;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Resume;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way is repeated with patience and the same key; what the agency decides is final. */
class HandoverClientTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final ScriptedAgency agency = scripted();
    private final HandoverClient client = new HandoverClient(
            ClientSettings.of(agency.address(), "id", "secret")
                    .patience(Duration.ofSeconds(5), 4, Duration.ofMillis(100), Duration.ofSeconds(10)),
            pauses::add,
            RandomGenerator.of("L64X128MixRandom"));

    private static ScriptedAgency scripted() {
        try {
            return new ScriptedAgency();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        client.close();
        agency.close();
    }

    @Test
    void a_failure_on_the_way_is_repeated_with_the_same_key_and_growing_pauses() {
        agency.then(503, "").then(500, "").then(201, example("claim"));

        assertThat(client.handOver(claim(), "key-1").orThrow().caseReference()).isEqualTo("NW-26-0001234");
        assertThat(agency.asked())
                .extracting(ScriptedAgency.Asked::key)
                .containsOnly("key-1")
                .hasSize(3);
        assertThat(agency.asked().stream().map(ScriptedAgency.Asked::body).distinct())
                .hasSize(1);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(101));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(201));
    }

    @Test
    void an_agency_that_asks_to_wait_is_waited_for() {
        agency.then(429, "", "Retry-After", "7").then(201, example("claim"));

        assertThat(client.handOver(claim(), "key-2")).isInstanceOf(Answer.Done.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void an_agency_that_asks_to_wait_too_long_ends_the_call() {
        agency.then(429, "", "Retry-After", "3600");

        assertThat(client.handOver(claim(), "key-3")).isInstanceOf(Answer.Unreachable.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void patience_ends() {
        for (int i = 0; i < 9; i++) {
            agency.then(503, "");
        }

        assertThat(client.handOver(claim(), "key-4")).isInstanceOf(Answer.Unreachable.class);
        assertThat(agency.asked()).hasSize(4);
    }

    @Test
    void a_refusal_is_final_and_says_why() {
        agency.then(422, """
                {"type": "https://mahnwerk.de/protocol/v1/problems/invalid-content", "title": "t", "status": 422,
                 "errors": [{"pointer": "/disputed", "code": "DISPUTED", "detail": "d", "remedy": "r"}], "later": true}
                """);

        Answer<Claim> answer = client.handOver(claim(), "key-5");
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            Problem problem = refused.problem();
            assertThat(problem.known()).contains(ProblemType.INVALID_CONTENT);
            assertThat(problem.errors().getFirst().pointer()).isEqualTo("/disputed");
        });
        assertThat(agency.asked()).hasSize(1);
    }

    @Test
    void a_refusal_without_a_problem_document_is_a_refusal_too() {
        agency.then(403, "<html>proxy</html>");

        assertThat(client.handOver(claim(), "key-6"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.problem().detail()).contains("proxy"));
    }

    @Test
    void one_token_serves_all_calls_and_a_refused_one_is_renewed_once() {
        agency.then(200, example("terms"))
                .then(401, "")
                .then(200, example("terms"))
                .then(401, "")
                .then(401, "");

        assertThat(client.terms()).isInstanceOf(Answer.Done.class);
        assertThat(agency.tokens()).isEqualTo(1);
        assertThat(client.terms()).isInstanceOf(Answer.Done.class);
        assertThat(agency.asked().getLast().token()).isEqualTo("Bearer token-2");
        assertThat(client.terms()).isInstanceOf(Answer.Refused.class);
        assertThat(agency.asked()).hasSize(5);
    }

    @Test
    void a_batch_goes_line_by_line_and_is_made_anew_for_each_attempt() {
        agency.then(503, "").then(200, example("batch-answer"));

        Answer<BatchAnswer> answer = client.handOver(List.of(claim(), claim(), claim()), "key-7");
        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(agency.asked()).allSatisfy(asked -> {
            assertThat(asked.type()).isEqualTo("application/x-ndjson");
            assertThat(asked.body().lines()).hasSize(3);
        });
    }

    @Test
    void a_write_to_a_case_as_it_was_read_carries_its_etag_and_others_do_not() {
        UUID id = UUID.fromString("0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11");
        agency.then(200, example("claim"), "ETag", "\"7\"")
                .then(412, problem(ProblemType.PRECONDITION_FAILED))
                .then(200, example("claim"));

        Answer.Done<Claim> read = (Answer.Done<Claim>) client.claim(id);
        Answer<Claim> outdated = client.ifMatch(read.etag().orElseThrow()).resume(id, new Resume(null), "key-8");
        Answer<Claim> plain = client.resume(id, new Resume(null), "key-9");

        assertThat(outdated)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.problem().known()).contains(ProblemType.PRECONDITION_FAILED));
        assertThat(plain).isInstanceOf(Answer.Done.class);
        assertThat(agency.asked()).extracting(ScriptedAgency.Asked::match).containsExactly("null", "\"7\"", "null");
    }

    private static String problem(ProblemType type) {
        return "{\"type\": \"%s\", \"title\": \"t\", \"status\": %d, \"errors\": []}"
                .formatted(type.uri(), type.status());
    }

    @Test
    void what_a_later_version_adds_is_left_aside() {
        agency.then(
                200, example("claim").replaceFirst("\\{", "{\"later\": [1], ").replace("PRE_COURT", "HIBERNATING"));

        assertThat(client.claim(UUID.fromString("0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11"))
                        .orThrow()
                        .caseReference())
                .isEqualTo("NW-26-0001234");
    }

    @Test
    void nobody_there_is_unreachable() {
        agency.close();
        assertThat(client.terms()).isInstanceOf(Answer.Unreachable.class);
    }

    private static NewClaim claim() {
        return ProtocolJson.strict().readValue(example("new-claim"), NewClaim.class);
    }

    private static String example(String name) {
        String path = "/protocol/v1/examples/" + name + ".json";
        try (InputStream in = HandoverClientTest.class.getResourceAsStream(path)) {
            return new String(
                    java.util.Objects.requireNonNull(in, path).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
