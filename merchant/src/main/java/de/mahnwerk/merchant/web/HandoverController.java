package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.handover.AgencyTerms;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.HandoverDryRun;
import de.mahnwerk.merchant.handover.HandoverQueue;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.handover.ToAgency;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.ItemFilter;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.OpenItemList;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The one click, the queue behind it, and the cases that come of it. */
@RestController
class HandoverController {

    private static final int MOST = 300;
    private static final int PAGE = 50;

    private final Visit visit;
    private final HandoverQueue queue;
    private final Handovers handovers;
    private final ToAgency toAgency;
    private final OpenItemList items;
    private final Customers customers;
    private final CollectionCases cases;
    private final AgencyTerms terms;
    private final AgencyConnections connections;
    private final HandoverDryRun dryRun;

    HandoverController(
            Visit visit,
            HandoverQueue queue,
            Handovers handovers,
            ToAgency toAgency,
            OpenItemList items,
            Customers customers,
            CollectionCases cases,
            AgencyTerms terms,
            AgencyConnections connections,
            HandoverDryRun dryRun) {
        this.visit = visit;
        this.queue = queue;
        this.handovers = handovers;
        this.toAgency = toAgency;
        this.items = items;
        this.customers = customers;
        this.cases = cases;
        this.terms = terms;
        this.connections = connections;
        this.dryRun = dryRun;
    }

    /** Hands over items, all of a customer, or everything that a filter leaves. */
    @PostMapping("/handover")
    ResponseEntity<String> handOver(
            @RequestParam(name = "item", required = false) @Nullable List<Long> chosen,
            @RequestParam(required = false) @Nullable Long customer,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "") String agency) {
        HandoverQueue.Clicked clicked = visit.in(tenant -> queue.click(
                tenant, wanted(tenant, chosen, customer, filter), agency(tenant, agency), visit.user(), visit.today()));
        Page page = visit.pages().page();
        if (clicked.handovers() == 0) {
            String reasons = reasons(page, clicked.leftOut());
            throw new RefusedInput(page.t("handover.nothing", reasons.isEmpty() ? page.t("handover.none") : reasons));
        }
        return clicked.leftOut().isEmpty()
                ? visit.pages().go("/queue", "handover.queued", clicked.items(), clicked.handovers())
                : visit.pages()
                        .go(
                                "/queue",
                                "handover.queued.partly",
                                clicked.items(),
                                clicked.handovers(),
                                reasons(page, clicked.leftOut()));
    }

    /** What the same form sent to {@link #handOver} would do and cost; changes nothing. */
    @PostMapping("/handover/preview")
    ResponseEntity<String> preview(
            @RequestParam(name = "item", required = false) @Nullable List<Long> chosen,
            @RequestParam(required = false) @Nullable Long customer,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "") String agency) {
        record Tried(List<Long> items, HandoverQueue.Effect effect, List<AgencyConnection> agencies) {}
        Tried tried = visit.in(tenant -> {
            List<Long> items = wanted(tenant, chosen, customer, filter);
            return new Tried(items, queue.preview(tenant, items, visit.today()), connections.all(tenant));
        });
        @Nullable String named = visit.in(tenant -> agency(tenant, agency));
        Map<String, Object> shown = new HashMap<>();
        shown.put("effect", tried.effect());
        shown.put("agencies", tried.agencies());
        shown.put("agency", agency);
        shown.put(
                "dry",
                tried.effect().items() > HandoverDryRun.MOST_SHOWN
                                || tried.agencies().isEmpty()
                        ? null
                        : dryRun.of(visit.tenant(), tried.items(), named, visit.user(), visit.today()));
        shown.put("items", chosen == null ? List.of() : chosen);
        shown.put("customer", customer);
        shown.put("filter", filter);
        return visit.pages().show("merchant/handoverPreview", "preview.title", shown);
    }

    /** The agency that a person chose; null for none. */
    private @Nullable String agency(long tenant, String name) {
        if (name.isEmpty()) {
            return null;
        }
        return connections
                .named(tenant, name)
                .map(AgencyConnection::name)
                .orElseThrow(() -> new RefusedInput(visit.pages().page().t("agencies.gone")));
    }

    /** What success and failure cost, for the foot of a list. */
    @GetMapping("/handover/terms")
    ResponseEntity<String> costs() {
        Map<String, Object> shown = new HashMap<>();
        shown.put("terms", terms.of(visit.tenant()));
        return visit.pages().part("merchant/handoverCost", shown);
    }

    private List<Long> wanted(
            long tenant, @Nullable List<Long> chosen, @Nullable Long customer, @Nullable String filter) {
        if (chosen != null) {
            return chosen;
        }
        if (customer != null) {
            return customers.items(tenant, customer, visit.today()).stream()
                    .filter(item -> item.state().equals("OPEN") && item.openCents() > 0)
                    .map(OpenItem::id)
                    .toList();
        }
        Map<String, String> parameters = new HashMap<>(Map.of("view", "overdue"));
        parameters.putAll(ListUrl.read("/items", String.valueOf(filter)).parameters());
        return items.ids(tenant, ItemFilter.of(parameters), visit.today());
    }

    private static String reasons(Page page, Map<String, Integer> leftOut) {
        return leftOut.entrySet().stream()
                .map(entry -> page.number(entry.getValue()) + " × " + page.code("leftout", entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    @GetMapping("/queue")
    ResponseEntity<String> show() {
        Map<String, Object> shown = visit.in(tenant -> Map.of(
                "waiting",
                handovers
                        .in(
                                tenant,
                                List.of(
                                        Handover.State.REVIEW,
                                        Handover.State.REJECTED,
                                        Handover.State.QUERY,
                                        Handover.State.QUEUED,
                                        Handover.State.TRANSMITTING),
                                MOST)
                        .reversed(),
                "latest",
                handovers.in(tenant, List.of(Handover.State.ACCEPTED, Handover.State.ENDED), 30)));
        return visit.pages().show("merchant/queue", "queue.title", shown);
    }

    @PostMapping("/queue/{id}/{action}")
    ResponseEntity<String> act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestParam(defaultValue = "OTHER") String reason,
            @RequestParam(defaultValue = "") String text) {
        boolean done = visit.in(tenant -> {
            Handover handover = handovers.find(tenant, id).orElseThrow(() -> new NotFound("hand-over " + id));
            return switch (action) {
                case "release" -> queue.release(tenant, id);
                case "retry" -> queue.retry(tenant, id);
                case "remove" -> queue.remove(tenant, id);
                case "withdraw" -> {
                    boolean there = handover.caseId() != null && handover.state() != Handover.State.ENDED;
                    if (there) {
                        toAgency.withdraw(tenant, id, reason, text);
                    }
                    yield there;
                }
                default -> throw new NotFound(action);
            };
        });
        if (!done) {
            throw new RefusedInput(visit.pages().page().t("queue.moved"));
        }
        return visit.pages().go("/queue", "queue.done." + action);
    }

    @GetMapping("/cases")
    ResponseEntity<String> cases(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/cases", parameters);
        Map<String, Object> shown = visit.in(tenant -> {
            List<CollectionCase> found =
                    cases.list(tenant, url.value("status"), url.value("q"), url.value("after"), PAGE + 1);
            List<CollectionCase> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
            Map<String, Object> facts = new HashMap<>();
            facts.put("cases", page);
            facts.put("url", url);
            facts.put("next", found.size() > PAGE ? url.after(CollectionCases.key(page.getLast())) : null);
            facts.put("sums", cases.sums(tenant, url.value("status"), url.value("q")));
            return facts;
        });
        return visit.pages().show("merchant/cases", "cases.title", shown);
    }

    @GetMapping("/cases.{ending:csv|xlsx}")
    void export(
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            HttpServletResponse response) {
        Page page = visit.pages().page();
        Export<CollectionCase> export = Export.<CollectionCase>named(page, page.t("cases.file") + "-" + visit.today())
                .text("case.reference", CollectionCase::caseReference)
                .text("queue.reference", CollectionCase::merchantReference)
                .text("item.customer", CollectionCase::customerName)
                .text("item.state", one -> page.code("status", one.status()))
                .text("case.stage", one -> page.code("stage", one.stage()))
                .text("case.outcome", one -> page.code("outcome", one.outcome()))
                .day("case.opened", CollectionCase::openedOn)
                .day("case.closed", CollectionCase::closedOn)
                .cents("case.handedOver", CollectionCase::handedOverCents)
                .cents("case.paid", CollectionCase::paidCents)
                .cents("case.open", CollectionCase::openCents)
                .cents("case.paidOut", CollectionCase::paidOutCents);
        boolean _ = visit.in(tenant -> {
            export.send(response, ending, each -> cases.all(tenant, status, q, each));
            return true;
        });
    }
}
