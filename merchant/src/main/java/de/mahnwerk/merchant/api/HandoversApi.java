package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.api.Request.NewHandover;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.HandoverDryRun;
import de.mahnwerk.merchant.handover.HandoverQueue;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import de.mahnwerk.merchant.tracking.Conversation;
import de.mahnwerk.platform.database.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** /api/v1/handovers: the one click, what it would do and cost, and what became of it. */
@RestController
class HandoversApi {

    private static final UUID BEGINNING = new UUID(0, 0);

    private final ApiCalls calls;
    private final Items items;
    private final HandoverReplies replies;
    private final HandoverQueue queue;
    private final HandoverDryRun dryRun;
    private final Handovers handovers;
    private final Customers customers;
    private final CollectionCases cases;
    private final Conversation conversation;
    private final Tenancy tenancy;

    HandoversApi(
            ApiCalls calls,
            Items items,
            HandoverReplies replies,
            HandoverQueue queue,
            HandoverDryRun dryRun,
            Handovers handovers,
            Customers customers,
            CollectionCases cases,
            Conversation conversation,
            Tenancy tenancy) {
        this.calls = calls;
        this.items = items;
        this.replies = replies;
        this.queue = queue;
        this.dryRun = dryRun;
        this.handovers = handovers;
        this.customers = customers;
        this.cases = cases;
        this.conversation = conversation;
        this.tenancy = tenancy;
    }

    @PostMapping("/api/v1/handovers")
    ResponseEntity<String> handOver(
            HttpServletRequest request, @RequestParam(name = "dryRun", defaultValue = "false") boolean trial)
            throws IOException {
        return trial ? tryOut(request) : click(request);
    }

    private ResponseEntity<String> click(HttpServletRequest request) throws IOException {
        return calls.write(request, NewHandover.class, (call, message) -> {
            needAgency(call);
            Map<Long, String> wanted = wanted(call, message);
            List<Long> ids = List.copyOf(wanted.keySet());
            List<Reply.LeftOut> leftOut = leftOut(call, wanted);
            HandoverQueue.Clicked _ = queue.click(call.tenant(), ids, call.system(), call.today());
            List<Long> gone = new ArrayList<>(ids);
            gone.removeIf(
                    id -> leftOut.stream().anyMatch(left -> left.invoiceNumber().equals(wanted.get(id))));
            List<Reply.Handover> queued = replies.all(call, handovers.living(call.tenant(), gone));
            return ApiWire.json(queued.isEmpty() ? 200 : 201, new Reply.HandoverAnswer(queued, leftOut));
        });
    }

    /** Asks the agency, so the transaction ends before. */
    private ResponseEntity<String> tryOut(HttpServletRequest request) throws IOException {
        ApiCall call = calls.call(request);
        NewHandover message = calls.message(request, NewHandover.class);
        Map<Long, String> wanted = new LinkedHashMap<>();
        List<Reply.LeftOut> leftOut = tenancy.as(call.tenant(), () -> {
            needAgency(call);
            wanted.putAll(wanted(call, message));
            return leftOut(call, wanted);
        });
        HandoverDryRun.Result result =
                dryRun.of(call.tenant(), List.copyOf(wanted.keySet()), call.system(), call.today());
        return ApiWire.json(
                200,
                new Reply.DryRun(
                        result.claims().stream()
                                .map(claim -> HandoverReplies.dry(claim, wanted))
                                .toList(),
                        leftOut,
                        result.trouble()));
    }

    private void needAgency(ApiCall call) {
        if (!queue.hasAgency(call.tenant())) {
            throw ApiProblem.NOT_POSSIBLE_NOW.refusal(
                    "No agency is connected. Let the operator connect one, then press the click again.");
        }
    }

    /** Numbers of the items that the message means, by their ids. */
    private Map<Long, String> wanted(ApiCall call, NewHandover message) {
        if ((message.invoiceNumbers() == null) == (message.customerNumber() == null)) {
            throw ApiProblem.faulty(List.of(ApiFaults.of("", "one-of-both", call.language())));
        }
        Map<Long, String> wanted = new LinkedHashMap<>();
        if (message.invoiceNumbers() != null) {
            for (int i = 0; i < message.invoiceNumbers().size(); i++) {
                OpenItem item = items.named(
                        call, "/invoiceNumbers/" + i, message.invoiceNumbers().get(i));
                var _ = wanted.put(item.id(), item.number());
            }
        } else {
            long customer = items.customer(call, "/customerNumber", String.valueOf(message.customerNumber()))
                    .id();
            customers.items(call.tenant(), customer, call.today()).stream()
                    .filter(item -> item.state().equals("OPEN") && item.openCents() > 0)
                    .forEach(item -> wanted.put(item.id(), item.number()));
        }
        return wanted;
    }

    private List<Reply.LeftOut> leftOut(ApiCall call, Map<Long, String> wanted) {
        Map<Long, String> hindrances = queue.hindrances(call.tenant(), List.copyOf(wanted.keySet()), call.today());
        return wanted.entrySet().stream()
                .filter(item -> hindrances.containsKey(item.getKey()))
                .map(item -> {
                    String reason = String.valueOf(hindrances.get(item.getKey()));
                    return new Reply.LeftOut(
                            item.getValue(), reason, call.language().text("leftout." + reason));
                })
                .toList();
    }

    @GetMapping("/api/v1/handovers")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        return calls.read(request, call -> {
            List<Handover> found = handovers.page(call.tenant(), after == null ? BEGINNING : after, most + 1);
            List<Handover> shown = found.size() > most ? found.subList(0, most) : found;
            return ApiWire.json(
                    200,
                    new Reply.HandoverPage(
                            replies.all(call, shown),
                            found.size() > most ? shown.getLast().id().toString() : null));
        });
    }

    @GetMapping("/api/v1/handovers/{id}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable UUID id) {
        return calls.read(
                request,
                call -> ApiWire.json(
                        200, replies.all(call, List.of(find(call, id))).getFirst()));
    }

    private Handover find(ApiCall call, UUID id) {
        return handovers
                .find(call.tenant(), id)
                .orElseThrow(() -> ApiProblem.NOT_FOUND.refusal("There is no such hand-over."));
    }

    /** The claim account as the agency keeps it, asked now. */
    @GetMapping("/api/v1/handovers/{id}/account")
    ResponseEntity<String> account(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        ApiCall call = calls.call(request);
        LocalDate day = asOf == null ? call.today() : asOf;
        CollectionCase one = tenancy.as(
                call.tenant(),
                () -> cases.find(call.tenant(), find(call, id).id())
                        .orElseThrow(() -> ApiProblem.NOT_POSSIBLE_NOW.refusal(
                                "The agency has not opened a case yet, so there is no account.")));
        return switch (conversation.account(call.tenant(), one, day)) {
            case Conversation.Asked.Got<List<Conversation.AccountLine>>(List<Conversation.AccountLine> lines) ->
                ApiWire.json(200, HandoverReplies.account(call, id, day, lines));
            case Conversation.Asked.Failed<List<Conversation.AccountLine>>(String why) ->
                throw ApiProblem.UNAVAILABLE.refusal("The agency did not answer: " + why);
        };
    }
}
