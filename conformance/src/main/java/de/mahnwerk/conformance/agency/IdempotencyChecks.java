package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.NotJudged;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same write twice is done once. */
final class IdempotencyChecks {

    private static final int AT_ONCE = 6;

    private IdempotencyChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "idempotency.key-is-required",
                        "A write without Idempotency-Key is refused",
                        agency ->
                                agency.post("/v1/claims", agency.claim()).refuses(ProblemType.IDEMPOTENCY_KEY_MISSING)),
                check(
                        "idempotency.same-key-same-body-is-first-answer",
                        "The same key with the same body returns the first answer",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            String key = agency.key();
                            Reply first = agency.write("/v1/claims", claim, key).given(201);
                            Reply again = agency.write("/v1/claims", claim, key).is(201);
                            Expect.equal("body", first.json(), again.json());
                        }),
                check("idempotency.same-key-other-body-is-422", "The same key with another body is refused", agency -> {
                    String key = agency.key();
                    agency.write("/v1/claims", agency.claim(), key).given(201);
                    agency.write("/v1/claims", agency.claim(), key).refuses(ProblemType.IDEMPOTENCY_KEY_REUSED);
                }),
                check(
                        "idempotency.refused-body-leaves-no-case",
                        "What is refused because its key was used opens no case",
                        agency -> {
                            String key = agency.key();
                            agency.write("/v1/claims", agency.claim(), key).given(201);
                            SampleClaim other = agency.claim();
                            agency.write("/v1/claims", other, key).given(422);
                            Expect.equal(
                                    "cases",
                                    0,
                                    agency.get("/v1/claims?merchantReference=" + other.reference())
                                            .given(200)
                                            .list("/claims")
                                            .size());
                        }),
                check(
                        "idempotency.key-belongs-to-one-call",
                        "A key that was used for one case is refused for another",
                        agency -> {
                            Agency.Case first = agency.open();
                            Agency.Case second = agency.open();
                            String key = agency.key();
                            String body = PaymentChecks.payment("5.00", agency.reference(), agency.today());
                            agency.write(first.path() + "/payments", body, key).given(201);
                            agency.write(second.path() + "/payments", body, key)
                                    .refuses(ProblemType.IDEMPOTENCY_KEY_REUSED);
                        }),
                check(
                        "idempotency.payment-is-booked-once",
                        "A payment that is sent twice with its key is booked once",
                        agency -> {
                            Agency.Case one = agency.open();
                            String key = agency.key();
                            String body = PaymentChecks.payment("5.00", agency.reference(), agency.today());
                            Reply first = agency.write(one.path() + "/payments", body, key)
                                    .given(201);
                            Reply again = agency.write(one.path() + "/payments", body, key)
                                    .is(201);
                            Expect.equal("paymentId", first.text("/paymentId"), again.text("/paymentId"));
                            Expect.equal(
                                    "paid",
                                    new java.math.BigDecimal("5.00"),
                                    agency.read(one).money("/amounts/paid"));
                        }),
                check(
                        "idempotency.batch-is-done-once",
                        "A batch that is sent twice with its key gets its first results again",
                        agency -> {
                            String batch = "[" + agency.claim() + "," + agency.claim() + "]";
                            String key = agency.key();
                            Reply first =
                                    agency.write("/v1/claims/batch", batch, key).given(200);
                            Reply again =
                                    agency.write("/v1/claims/batch", batch, key).is(200);
                            Expect.equal(
                                    "results",
                                    first.json().path("results"),
                                    again.json().path("results"));
                        }),
                check(
                        "idempotency.at-the-same-time-is-once",
                        "The same write sent several times at once opens one case",
                        agency -> {
                            SampleClaim claim = agency.claim();
                            String key = agency.key();
                            for (Reply reply : atOnce(agency, claim, key)) {
                                Expect.that(
                                        reply.status() == 201 || reply.status() == 503 || reply.status() == 429,
                                        "expected the first answer or a request to come again, came %d",
                                        reply.status());
                            }
                            Expect.equal(
                                    "cases",
                                    1,
                                    agency.get("/v1/claims?merchantReference=" + claim.reference())
                                            .given(200)
                                            .list("/claims")
                                            .size());
                        }));
    }

    private static List<Reply> atOnce(Agency agency, SampleClaim claim, String key) {
        String _ = agency.token("");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(callers.submit(() -> agency.write("/v1/claims", claim, key)));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> call : calls) {
                replies.add(call.get());
            }
            return replies;
        } catch (ExecutionException e) {
            throw new NotJudged("several calls at once could not be made: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotJudged("interrupted");
        }
    }
}
