package de.mahnwerk.conformance.merchant;

import static de.mahnwerk.conformance.Check.check;
import static de.mahnwerk.conformance.merchant.SignatureChecks.acknowledged;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.NotJudged;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.conformance.RuleBroken;
import de.mahnwerk.protocol.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Events come twice, late, out of order and with things that a later version brought; none of it is a reason to fail. */
final class EventChecks {

    private static final int AT_ONCE = 8;
    private static final int BIG = 200_000;

    private EventChecks() {}

    static List<Check<Receiver>> all() {
        return List.of(
                check("event.duplicate-is-acknowledged", "The same event twice is acknowledged twice", receiver -> {
                    SampleEvent event = receiver.event();
                    acknowledged(receiver.push(event));
                    acknowledged(receiver.push(event));
                }),
                check("event.every-type-is-acknowledged", "Every type of the document is acknowledged", receiver -> {
                    for (EventType type : EventType.values()) {
                        if (type != EventType.UNKNOWN) {
                            acknowledged(receiver.push(
                                    receiver.event().put("type", type.wire()).set("data", "{}")));
                        }
                    }
                }),
                check(
                        "event.unknown-type-is-tolerated",
                        "A type of a later version is acknowledged",
                        receiver -> acknowledged(receiver.push(receiver.event().put("type", "carrier.pigeon_sent")))),
                check(
                        "event.unknown-field-is-tolerated",
                        "A field of a later version is acknowledged",
                        receiver ->
                                acknowledged(receiver.push(receiver.event().set("later", "{\"deep\": [1, 2, 3]}")))),
                check(
                        "event.unknown-status-is-tolerated",
                        "A status of a later version is acknowledged",
                        receiver -> acknowledged(receiver.push(receiver.event().put("status", "HIBERNATING")))),
                check(
                        "event.without-a-case-is-fine",
                        "Events of the account have no case",
                        receiver -> acknowledged(receiver.push(receiver.event()
                                .put("type", "settlement.issued")
                                .set(
                                        "data",
                                        "{\"settlementId\": \"0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11\", \"number\": \"S-1\","
                                                + " \"payout\": {\"amount\": \"0.00\", \"currency\": \"EUR\"}}")
                                .drop(
                                        "caseId",
                                        "caseReference",
                                        "merchantReference",
                                        "caseSequence",
                                        "status",
                                        "amounts",
                                        "stage")))),
                check(
                        "event.unknown-case-is-acknowledged",
                        "An event of a case that nobody knows is acknowledged",
                        receiver -> acknowledged(receiver.push(receiver.event().put("caseReference", "NOBODY-1")))),
                check(
                        "event.out-of-order-is-acknowledged",
                        "A later event may come before an earlier one",
                        receiver -> {
                            acknowledged(receiver.push(receiver.event().put("sequence", 900_010)));
                            acknowledged(receiver.push(receiver.event().put("sequence", 900_009)));
                        }),
                check(
                        "event.after-a-gap-is-acknowledged",
                        "An event far ahead is acknowledged: the feed closes the gap",
                        receiver -> acknowledged(receiver.push(receiver.event().put("sequence", 99_000_000)))),
                check(
                        "event.long-past-is-acknowledged",
                        "An event that was applied long ago is acknowledged",
                        receiver -> acknowledged(receiver.push(receiver.event().put("sequence", 1)))),
                check(
                        "event.without-optional-fields-is-fine",
                        "Stage and next step may be absent",
                        receiver -> acknowledged(
                                receiver.push(receiver.event().drop("stage", "nextStep", "nextStepOn", "outcome")))),
                check(
                        "event.several-at-once-are-acknowledged",
                        "Several pushes at once are all acknowledged",
                        receiver -> atOnce(receiver).forEach(SignatureChecks::acknowledged)),
                check(
                        "body.utf8-is-understood",
                        "Letters outside ASCII are part of the signed body",
                        receiver -> acknowledged(receiver.push(receiver.event()
                                .set("text", "{\"de\": \"Zoë zahlte 5 € – 谢谢\", \"en\": \"Zoë paid\"}")))),
                check(
                        "body.big-is-acknowledged",
                        "A text of 200,000 characters is no reason to refuse",
                        receiver -> acknowledged(receiver.push(receiver.event()
                                .set(
                                        "text",
                                        "{\"de\": \"%s\", \"en\": \"long\"}".formatted("lang ".repeat(BIG / 5)))))),
                check("body.not-json-is-no-crash", "A signed body that is no JSON is no server error", receiver -> {
                    Reply reply = receiver.push(receiver.event().id(), "{\"id\": ");
                    Expect.that(reply.status() < 500, "came %d", reply.status());
                }),
                check("body.empty-is-no-crash", "An empty body is refused without a server error", receiver -> {
                    Reply reply = receiver.push(receiver.event().id(), "");
                    Expect.that(reply.status() < 500, "came %d", reply.status());
                }),
                check("body.charset-parameter-is-fine", "application/json; charset=utf-8 is JSON", receiver -> {
                    SampleEvent event = receiver.event();
                    Map<String, String> headers = SignatureChecks.genuine(receiver, event);
                    headers.put("Content-Type", "application/json; charset=utf-8");
                    acknowledged(receiver.post(headers, event.toString()));
                }));
    }

    private static List<Reply> atOnce(Receiver receiver) {
        try (ExecutorService pushes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                SampleEvent event = receiver.event().put("sequence", 900_100 + i);
                running.add(pushes.submit(() -> receiver.push(event)));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> one : running) {
                replies.add(one.get());
            }
            return replies;
        } catch (ExecutionException e) {
            throw new RuleBroken(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotJudged("interrupted");
        }
    }
}
