package de.mahnwerk.agency.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.agency.Claims;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operation of the document is called, and every answer is one that the document names, with its schema. */
class ContractTest {

    private static final String NOBODY = "0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11";

    private static AgencyHouse agency;
    private static Caller caller;

    private int keys;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(ContractTest.class);
        caller = agency.client("M-1");
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    @Test
    void every_answer_is_one_of_the_document() {
        Reply token = agency.tokenReply(caller.clientId(), caller.clientSecret(), "");
        check("post", "/oauth2/token", token, 200);
        check("post", "/oauth2/token", agency.tokenReply(caller.clientId(), "wrong", ""), 401);
        String id = handOver();
        read(id);
        act(id);
        events();
        money();
        others();
        assertThat(agency.called()).as("calls of the document").isEqualTo(AgencyHouse.calls());
    }

    /** Whatever was not called yet is called for a case that is not there: each is answered by a controller of its own. */
    private void others() {
        Set<String> called = agency.called();
        for (String call : AgencyHouse.calls()) {
            if (!called.contains(call)) {
                String method = call.substring(0, call.indexOf(' '));
                String path = call.substring(call.indexOf('/') + 1).replaceAll("\\{\\w+}", NOBODY);
                Reply reply = switch (method) {
                    case "get" -> get(path);
                    case "put" -> agency.put(caller.token(), path, "{}", "Idempotency-Key", "o-" + keys++);
                    default ->
                        path.endsWith("/documents")
                                ? agency.upload(
                                        caller.token(),
                                        path + "?kind=OTHER&name=a.pdf",
                                        new byte[1],
                                        "Idempotency-Key",
                                        "o-" + keys++)
                                : agency.post(caller.token(), path, "{}", "Idempotency-Key", "o-" + keys++);
                };
                assertThat(reply.status())
                        .as("%s: %s", call, reply.body())
                        .isNotEqualTo(405)
                        .isLessThan(500);
            }
        }
    }

    private String handOver() {
        String path = "/v1/claims";
        Reply created = write(path, path, Claims.of("C-1", "CRE-1"), 201);
        String id = created.json().path("id").asString("");
        Reply again = write(path, path, Claims.of("C-1", "CRE-1"), 409);
        assertThat(again.json().at("/claim/id").asString("")).isEqualTo(id);
        assertThat(write(path, path, Claims.of("C-2", "CRE-2").replace("false", "true"), 422)
                        .json()
                        .path("errors"))
                .isNotEmpty();
        assertThat(write(path, path, "{", 400).body()).contains("NOT_JSON");
        assertThat(write(path + "?dryRun=true", path, Claims.of("C-3", "CRE-3"), 200)
                        .json()
                        .has("quote"))
                .isTrue();
        check("post", path, agency.post(caller.token(), "v1/claims", Claims.of("C-4", "CRE-4")), 400);
        check("post", path, agency.post("", "v1/claims", Claims.of("C-4", "CRE-4")), 401);
        Reply plain = agency.post(caller.token(), "v1/claims", "x", "Content-Type", "text/plain");
        check("post", path, plain, 415);
        String batch = "/v1/claims/batch";
        assertThat(write(batch, batch, "[" + Claims.of("C-5", "CRE-5") + ", {}]", 200)
                        .json()
                        .path("results"))
                .hasSize(2);
        assertThat(write(batch, batch, "[]", 422).body()).contains("TOO_FEW");
        return id;
    }

    private void read(String id) {
        check("get", "/v1/claims", get("v1/claims?limit=1"), 200);
        check("get", "/v1/claims", get("v1/claims?status=LOST"), 400);
        check("get", "/v1/claims/{id}", get("v1/claims/" + id), 200);
        check("get", "/v1/claims/{id}", get("v1/claims/" + NOBODY), 404);
        check("get", "/v1/claims/{id}", get("v1/claims/nonsense"), 404);
        agency.goTo(AgencyHouse.FIRST_DAY);
        check("get", "/v1/claims/{id}/timeline", get("v1/claims/" + id + "/timeline"), 200);
        check("get", "/v1/claims/{id}/timeline", get("v1/claims/" + NOBODY + "/timeline"), 404);
        check("get", "/v1/claims/{id}/account", get("v1/claims/" + id + "/account"), 200);
        check("get", "/v1/claims/{id}/account", get("v1/claims/" + NOBODY + "/account"), 404);
        check("get", "/v1/claims/{id}/account", get("v1/claims/" + id + "/account?asOf=soon"), 400);
    }

    private void act(String id) {
        String payments = "/v1/claims/{id}/payments";
        String own = payments.replace("{id}", id);
        String payment = """
                {"kind": "PAYMENT", "paymentReference": "P-1", "amount": {"amount": "20.00", "currency": "EUR"},
                 "valueDate": "2026-11-02"}
                """;
        assertThat(write(own, payments, payment, 201)
                        .json()
                        .at("/claim/amounts/paid/amount")
                        .asString(""))
                .isEqualTo("20.00");
        assertThat(write(own, payments, payment.replace("PAYMENT\"", "REVERSAL\""), 201)
                        .json()
                        .at("/claim/amounts/paid/amount")
                        .asString(""))
                .isEqualTo("0.00");
        assertThat(write(own, payments, payment.replace("2026-11-02", "2027-11-02"), 422)
                        .body())
                .contains("DATE_IN_FUTURE");
        assertThat(write(
                                own,
                                payments,
                                payment.replace("PAYMENT\"", "REVERSAL\"").replace("P-1", "P-9"),
                                422)
                        .body())
                .contains("PAYMENT_UNKNOWN");
        assertThat(write(payments.replace("{id}", NOBODY), payments, payment, 404)
                        .body())
                .contains("not-found");
        String withdrawal = "/v1/claims/{id}/withdrawal";
        String taken = withdrawal.replace("{id}", id);
        assertThat(write(taken, withdrawal, "{\"reason\": \"GOODWILL\"}", 200).body())
                .contains("WITHDRAWN");
        assertThat(write(taken, withdrawal, "{\"reason\": \"GOODWILL\"}", 409).body())
                .contains("not-possible-now");
        assertThat(write(taken, withdrawal, "{\"reason\": \"WHIM\"}", 422).body())
                .contains("UNKNOWN_VALUE");
        assertThat(write(own, payments, payment.replace("P-1", "P-2"), 409).body())
                .contains("not-possible-now");
    }

    private void events() {
        agency.goTo(AgencyHouse.FIRST_DAY);
        Reply page = get("v1/events?limit=1000");
        check("get", "/v1/events", page, 200);
        assertThat(page.json()
                        .path("events")
                        .valueStream()
                        .map(event -> event.path("type").asString("")))
                .contains("claim.accepted", "letter.sent", "payment.reported", "payment.reversed", "case.closed");
        check("get", "/v1/events", get("v1/events?wait=61"), 400);
        check("get", "/v1/webhooks", get("v1/webhooks"), 200);
        Reply made = write("/v1/webhooks", "/v1/webhooks", "{\"url\": \"http://127.0.0.1:9/x\"}", 201);
        assertThat(write("/v1/webhooks", "/v1/webhooks", "{\"url\": \"ftp://127.0.0.1/x\"}", 422)
                        .body())
                .contains("URL_NOT_ALLOWED");
        String id = made.json().path("id").asString("");
        check("delete", "/v1/webhooks/{id}", agency.delete(caller.token(), "v1/webhooks/" + id), 204);
        check("delete", "/v1/webhooks/{id}", agency.delete(caller.token(), "v1/webhooks/" + id), 404);
        check("get", "/v1/reconciliation", get("v1/reconciliation"), 200);
        check("get", "/v1/reconciliation", get("v1/reconciliation?limit=0"), 400);
    }

    private void money() {
        check("get", "/v1/settlements", get("v1/settlements"), 200);
        check("get", "/v1/settlements/{id}", get("v1/settlements/" + NOBODY), 404);
        check("get", "/v1/terms", get("v1/terms"), 200);
        String question = """
                {"debtorKind": "CONSUMER", "principal": {"amount": "89.90", "currency": "EUR"}, "creditorDeductsVat": true}
                """;
        check("post", "/v1/quotes", agency.post(caller.token(), "v1/quotes", question), 200);
        check("post", "/v1/quotes", agency.post(caller.token(), "v1/quotes", "{}"), 422);
    }

    private Reply get(String path) {
        return agency.get(caller.token(), path);
    }

    private Reply write(String path, String operation, String body, int expected) {
        Reply reply = agency.post(caller.token(), path.substring(1), body, "Idempotency-Key", "key-" + keys++);
        check("post", operation, reply, expected);
        return reply;
    }

    /** The house holds every answer against the document; here only the status is told. */
    private static void check(String method, String path, Reply reply, int expected) {
        assertThat(reply.status()).as("%s %s: %s", method, path, reply.body()).isEqualTo(expected);
    }
}
