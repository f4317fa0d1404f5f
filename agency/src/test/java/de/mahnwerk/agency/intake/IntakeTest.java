package de.mahnwerk.agency.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IntakeTest {

    private static AgencyHouse agency;
    private static Caller caller;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(IntakeTest.class);
        caller = agency.client("M-1");
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    private static Reply handOver(String key, String claim) {
        return agency.post(caller.token(), "v1/claims", claim, "Idempotency-Key", key);
    }

    private static Reply withdraw(String id, String key, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Idempotency-Key";
        all[1] = key;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return agency.post(
                caller.token(), "v1/claims/" + id + "/withdrawal", "{\"reason\": \"HANDED_OVER_BY_MISTAKE\"}", all);
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }

    @Test
    void a_claim_becomes_a_case_with_its_debt() {
        Reply created = handOver("k-1", Claims.of("H-1", "RE-1"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode claim = created.json();
        assertThat(text(claim, "/status")).isEqualTo("ACCEPTED");
        assertThat(text(claim, "/channel")).isEqualTo("ERP_INTERFACE");
        assertThat(text(claim, "/caseReference")).matches("NW-26-\\d{7}");
        assertThat(claim.path("caseSequence").intValue()).isEqualTo(1);
        assertThat(text(claim, "/amounts/principal/amount")).isEqualTo("89.90");
        assertThat(text(claim, "/amounts/merchantCosts/amount")).isEqualTo("1.50");
        assertThat(created.header("location")).isEqualTo("/v1/claims/" + text(claim, "/id"));
        JsonNode read = agency.get(caller.token(), created.header("location").substring(1))
                .json();
        assertThat(text(read, "/debtor/lastName")).isEqualTo("Muster");
        assertThat(text(read, "/invoiceNumbers/0")).isEqualTo("RE-1");
    }

    @Test
    void the_same_call_is_answered_and_not_done_again() {
        String claim = Claims.of("H-2", "RE-2");
        Reply first = handOver("k-2", claim);
        Reply second = handOver("k-2", claim);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("etag")).isEqualTo(first.header("etag")).isNotEmpty();
    }

    @Test
    void a_key_with_another_body_is_refused() {
        assertThat(handOver("k-3", Claims.of("H-3", "RE-3")).status()).isEqualTo(201);
        Reply reused = handOver("k-3", Claims.of("H-4", "RE-4"));
        assertThat(reused.status()).isEqualTo(422);
        assertThat(text(reused.json(), "/type")).endsWith("/idempotency-key-reused");
    }

    @Test
    void a_write_without_a_key_is_refused() {
        Reply refused = agency.post(caller.token(), "v1/claims", Claims.of("H-5", "RE-5"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused.json(), "/type")).endsWith("/idempotency-key-missing");
    }

    @Test
    void a_claim_handed_over_again_is_answered_with_its_case() {
        String id = text(handOver("k-6", Claims.of("H-6", "RE-6")).json(), "/id");
        Reply sameReference = handOver("k-6b", Claims.of("H-6", "RE-6c"));
        assertThat(sameReference.status()).isEqualTo(409);
        assertThat(text(sameReference.json(), "/claim/id")).isEqualTo(id);
        Reply sameInvoice = handOver("k-6c", Claims.of("H-6c", "RE-6"));
        assertThat(sameInvoice.status()).isEqualTo(409);
        assertThat(text(sameInvoice.json(), "/claim/id")).isEqualTo(id);
    }

    @Test
    void all_faults_are_named_at_once_in_the_readers_language() {
        String claim = Claims.of("H-7", "RE-7")
                .replace("\"04109\"", "\"4109\"")
                .replace("\"disputed\": false", "\"disputed\": true");
        Reply german = handOver("k-7", claim);
        assertThat(german.status()).isEqualTo(422);
        assertThat(codes(german.json())).containsExactly("ADDRESS_INCOMPLETE", "DISPUTED");
        assertThat(text(german.json(), "/errors/1/detail")).isEqualTo("Die Forderung ist bestritten.");
        Reply english =
                agency.post(caller.token(), "v1/claims", claim, "Idempotency-Key", "k-7b", "Accept-Language", "en-GB");
        assertThat(text(english.json(), "/errors/1/detail")).isEqualTo("The claim is disputed.");
    }

    @Test
    void what_can_never_be_collected_is_rejected_with_its_reason() {
        String claim = Claims.of("H-8", "RE-8").replace("\"dueDate\": \"2026-08-17\"", "\"dueDate\": \"2021-08-17\"");
        Reply refused = handOver("k-8", claim);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused.json(), "/type")).endsWith("/claim-rejected");
        assertThat(text(refused.json(), "/reasonCode")).isEqualTo("TIME_BARRED");
    }

    @Test
    void a_payment_begins_the_limitation_anew() {
        String paid =
                "\"paymentsSoFar\": [{\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}, \"paidOn\": \"%s\"}],"
                        + " \"disputed\"";
        String old = Claims.of("H-8b", "RE-8b").replace("\"dueDate\": \"2026-08-17\"", "\"dueDate\": \"2021-08-17\"");
        Reply late = handOver("k-8b", old.replace("\"disputed\"", paid.formatted("2025-01-02")));
        assertThat(text(late.json(), "/errors/0/code")).isEqualTo("TIME_BARRED");
        assertThat(text(late.json(), "/errors/0/detail")).contains("2024-12-31");
        Reply inTime = handOver("k-8c", old.replace("\"disputed\"", paid.formatted("2024-12-31")));
        assertThat(inTime.status()).as(inTime.body()).isEqualTo(201);
    }

    @Test
    void the_limitation_of_a_consumer_loan_rests_while_it_is_in_default() {
        String loan = Claims.of("H-8d", "RE-8d")
                .replace("\"dueDate\": \"2026-08-17\"", "\"dueDate\": \"2021-08-17\"")
                .replace("\"since\": \"2026-09-08\"", "\"since\": \"2021-09-08\"")
                .replace("\"2026-09-07\"", "\"2021-09-07\"")
                .replace("\"from\": \"2026-09-08\"", "\"from\": \"2021-09-08\"")
                .replace("\"disputed\"", "\"consumerCredit\": true, \"disputed\"");
        Reply taken = handOver("k-8d", loan);
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    }

    @Test
    void an_unknown_field_is_refused() {
        Reply refused =
                handOver("k-9", Claims.of("H-9", "RE-9").replace("\"disputed\"", "\"disputd\": 1, \"disputed\""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused.json(), "/errors/0/code")).isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void each_claim_of_a_batch_stands_alone() {
        String batch = "["
                + String.join(
                        ",",
                        Claims.of("B-1", "BRE-1"),
                        Claims.of("B-2", "BRE-2").replace("\"disputed\": false", "\"disputed\": true"),
                        Claims.of("B-1", "BRE-3"),
                        "{\"merchantReference\": 7}",
                        Claims.of("B-5", "BRE-5"))
                + "]";
        Reply answer = agency.post(caller.token(), "v1/claims/batch", batch, "Idempotency-Key", "b-1");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode results = answer.json().path("results");
        assertThat(results.valueStream().map(one -> text(one, "/result")))
                .containsExactly("ACCEPTED", "REJECTED", "DUPLICATE", "REJECTED", "ACCEPTED");
        assertThat(text(results, "/2/claim/id")).isEqualTo(text(results, "/0/claim/id"));
    }

    @Test
    void a_batch_of_a_thousand_is_opened_at_once_and_told_in_order() {
        Caller big = agency.client("M-BIG");
        String batch = IntStream.range(0, 1000)
                .mapToObj(i -> Claims.of("T-" + i, "TRE-" + i, "C-" + i % 700))
                .collect(Collectors.joining(",", "[", "]"));
        Reply answer = agency.post(big.token(), "v1/claims/batch", batch, "Idempotency-Key", "t-1");
        assertThat(answer.json()
                        .path("results")
                        .valueStream()
                        .filter(one -> text(one, "/result").equals("ACCEPTED")))
                .hasSize(1000);
        agency.goTo(AgencyHouse.FIRST_DAY);
        JsonNode page = agency.get(big.token(), "v1/events?limit=1000").json();
        assertThat(page.path("events")
                        .valueStream()
                        .map(one -> one.path("sequence").intValue()))
                .isEqualTo(IntStream.rangeClosed(1, 1000).boxed().toList());
    }

    @Test
    void nobody_sees_the_cases_of_another_client() {
        String id = text(handOver("k-12", Claims.of("H-12", "RE-12")).json(), "/id");
        Caller stranger = agency.client("M-2");
        assertThat(agency.get(stranger.token(), "v1/claims/" + id).status()).isEqualTo(404);
        assertThat(agency.get(stranger.token(), "v1/claims?merchantReference=H-12")
                        .json()
                        .path("claims"))
                .isEmpty();
        assertThat(agency.get(caller.token(), "v1/claims?merchantReference=H-12")
                        .json()
                        .path("claims"))
                .hasSize(1);
    }

    @Test
    void an_unchanged_case_is_not_sent_again() {
        Reply created = handOver("k-13", Claims.of("H-13", "RE-13"));
        String path = created.header("location").substring(1);
        Reply read = agency.get(caller.token(), path);
        assertThat(agency.get(caller.token(), path, "If-None-Match", read.header("etag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void a_claim_taken_back_before_the_first_letter_costs_nothing() {
        String id = text(handOver("k-14", Claims.of("H-14", "RE-14")).json(), "/id");
        Reply answer = withdraw(id, "w-14");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(text(answer.json(), "/costs/amount")).isEqualTo("0.00");
        assertThat(text(answer.json(), "/claim/outcome")).isEqualTo("WITHDRAWN");
        assertThat(text(answer.json(), "/claim/amounts/open/amount")).isEqualTo("0.00");
        Reply again = withdraw(id, "w-14b");
        assertThat(again.status()).isEqualTo(409);
        assertThat(text(again.json(), "/type")).endsWith("/not-possible-now");
    }

    @Test
    void a_write_for_a_state_that_has_passed_is_refused() {
        String id = text(handOver("k-15", Claims.of("H-15", "RE-15")).json(), "/id");
        assertThat(withdraw(id, "w-15", "If-Match", "\"0-1234\"").status()).isEqualTo(412);
        assertThat(withdraw(id, "w-15b", "If-Match", "\"1-1234\"").status()).isEqualTo(200);
    }

    private static List<String> codes(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(one -> text(one, "/code"))
                .toList();
    }
}
