package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.dunning.DunningRun;
import de.mahnwerk.merchant.dunning.DunningRuns;
import de.mahnwerk.merchant.dunning.PrintRuns;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.imports.Imports;
import de.mahnwerk.merchant.insight.Overview;
import de.mahnwerk.merchant.notes.Notes;
import de.mahnwerk.merchant.notes.Tasks;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.ItemFilter;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.OpenItemList;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The first page: how it stands and what waits for a person; and the search field of every page. */
@RestController
class OverviewController {

    private static final int RUNS = 5;
    private static final int FOUND = 20;

    private final Visit visit;
    private final Overview overview;
    private final OpenItemList items;
    private final Customers customers;
    private final DunningRuns runs;
    private final PrintRuns prints;
    private final Handovers handovers;
    private final AgencyConnections agencies;
    private final CollectionCases cases;
    private final Imports imports;
    private final Notes notes;
    private final Tasks tasks;

    OverviewController(
            Visit visit,
            Overview overview,
            OpenItemList items,
            Customers customers,
            DunningRuns runs,
            PrintRuns prints,
            Handovers handovers,
            AgencyConnections agencies,
            CollectionCases cases,
            Imports imports,
            Notes notes,
            Tasks tasks) {
        this.visit = visit;
        this.overview = overview;
        this.items = items;
        this.customers = customers;
        this.runs = runs;
        this.prints = prints;
        this.handovers = handovers;
        this.agencies = agencies;
        this.cases = cases;
        this.imports = imports;
        this.notes = notes;
        this.tasks = tasks;
    }

    @GetMapping("/")
    ResponseEntity<String> show() {
        Map<String, Object> parameters = visit.in(tenant -> Map.of(
                "figures", overview.figures(tenant, visit.today()),
                "ageing", items.ageing(tenant, visit.today()),
                "runs", runs.latest(tenant, RUNS),
                "agencies", agencies.all(tenant),
                "todos", todos(tenant)));
        return visit.pages().show("merchant/overview", "overview.title", parameters);
    }

    private Map<String, Long> todos(long tenant) {
        Map<String, Long> todos = new LinkedHashMap<>();
        todos.put(
                "runs",
                runs.latest(tenant, RUNS).stream()
                        .filter(run -> run.state() == DunningRun.State.PROPOSED)
                        .count());
        todos.put("letters", prints.waiting(tenant));
        todos.put("review", handovers.count(tenant, Handover.State.REVIEW));
        todos.put("rejected", handovers.count(tenant, Handover.State.REJECTED));
        todos.put("query", handovers.count(tenant, Handover.State.QUERY));
        todos.put("tasks", tasks.due(tenant, visit.user(), visit.today()));
        todos.put("payments", (long) imports.unmatchedCount(tenant));
        todos.values().removeIf(count -> count == 0);
        return todos;
    }

    /** Numbers, names, references, amounts; straight to the record where the text names exactly one. */
    @GetMapping("/search")
    ResponseEntity<String> search(@RequestParam(defaultValue = "") String q) {
        String text = q.strip();
        if (text.isEmpty()) {
            return visit.pages().go("/items");
        }
        ItemFilter filter = ItemFilter.of(Map.of("view", "all", "q", text));
        Map<String, Object> found = visit.in(tenant -> Map.of(
                "q", text,
                "items", items.page(tenant, filter, visit.today(), FOUND),
                "customers", customers.search(tenant, text, FOUND),
                "cases", cases.list(tenant, "", text, "", FOUND),
                "notes", notes.search(tenant, text, FOUND),
                "tasks", tasks.search(tenant, text, FOUND)));
        return only(text, found)
                .map(path -> visit.pages().go(path))
                .orElseGet(() -> visit.pages().show("merchant/search", "search.title", found));
    }

    private static Optional<String> only(String text, Map<String, Object> found) {
        List<String> exact = new ArrayList<>();
        for (Object one : (List<?>) Objects.requireNonNull(found.get("items"))) {
            OpenItem item = (OpenItem) one;
            if (item.number().equalsIgnoreCase(text) || item.creditorReference().equals(text.replace(" ", ""))) {
                exact.add("/items/" + item.id());
            }
        }
        for (Object one : (List<?>) Objects.requireNonNull(found.get("cases"))) {
            CollectionCase hit = (CollectionCase) one;
            if (hit.caseReference().equalsIgnoreCase(text)) {
                exact.add("/cases/" + hit.handoverId());
            }
        }
        for (Object one : (List<?>) Objects.requireNonNull(found.get("customers"))) {
            Customers.Customer customer = (Customers.Customer) one;
            if (customer.number().equalsIgnoreCase(text)) {
                exact.add("/customers/" + customer.id());
            }
        }
        return exact.size() == 1 ? Optional.of(exact.getFirst()) : Optional.empty();
    }
}
