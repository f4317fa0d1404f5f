package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.Entry;
import de.mahnwerk.merchant.receivables.ItemFilter;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.OpenItemList;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open items: the list, one of them, and what a clerk does with it. */
@RestController
class ItemsController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 1_000_000;

    private final Visit visit;
    private final OpenItemList list;
    private final Receivables receivables;
    private final Customers customers;
    private final Handovers handovers;
    private final CollectionCases cases;

    ItemsController(
            Visit visit,
            OpenItemList list,
            Receivables receivables,
            Customers customers,
            Handovers handovers,
            CollectionCases cases) {
        this.visit = visit;
        this.list = list;
        this.receivables = receivables;
        this.customers = customers;
        this.handovers = handovers;
        this.cases = cases;
    }

    @GetMapping("/items")
    ResponseEntity<String> show(@RequestParam Map<String, String> parameters) {
        ItemFilter filter = ItemFilter.of(parameters);
        LocalDate today = visit.today();
        Map<String, Object> shown = visit.in(tenant -> {
            List<OpenItem> items = list.page(tenant, filter, today, PAGE + 1);
            boolean more = items.size() > PAGE;
            List<OpenItem> page = more ? items.subList(0, PAGE) : items;
            return Map.of(
                    "filter",
                    filter,
                    "items",
                    page,
                    "next",
                    more
                            ? filter.after(OpenItemList.key(filter, page.getLast()))
                                    .query()
                            : "",
                    "sums",
                    list.sums(tenant, filter, today),
                    "ageing",
                    list.ageing(tenant, today));
        });
        return visit.pages().show("merchant/items", "items.title", shown);
    }

    @GetMapping(value = "/items.csv")
    ResponseEntity<byte[]> export(@RequestParam Map<String, String> parameters) {
        ItemFilter filter = ItemFilter.of(parameters).after("");
        String csv = visit.in(tenant -> ItemsCsv.of(list.page(tenant, filter, visit.today(), MOST_EXPORTED)));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"offene-posten-" + visit.today() + ".csv\"")
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/items/{id}")
    ResponseEntity<String> one(@PathVariable long id) {
        Map<String, Object> shown = visit.in(tenant -> {
            OpenItem item = item(tenant, id);
            Optional<Handover> handover = handovers.ofItem(tenant, id);
            Optional<CollectionCase> collected = handover.flatMap(sent -> cases.find(tenant, sent.id()));
            Map<String, Object> facts = new HashMap<>();
            facts.put("item", item);
            facts.put("history", customers.history(tenant, id));
            facts.put("handover", handover.orElse(null));
            facts.put("collected", collected.orElse(null));
            facts.put(
                    "timeline",
                    handover.map(sent -> cases.timeline(tenant, sent.id()).reversed())
                            .orElse(List.of()));
            return facts;
        });
        return visit.pages().show("merchant/item", "item.title", shown);
    }

    private OpenItem item(long tenant, long id) {
        return receivables.items(tenant, List.of(id), visit.today()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("item " + id));
    }

    @PostMapping("/items/{id}/dispute")
    ResponseEntity<String> dispute(@PathVariable long id, @RequestParam String reason) {
        String why = required(reason, "item.dispute.reason");
        boolean _ = visit.in(tenant -> {
            receivables.dispute(tenant, item(tenant, id).id(), why, visit.today());
            return true;
        });
        return visit.pages().go("/items/" + id, "item.disputed");
    }

    @PostMapping("/items/{id}/block")
    ResponseEntity<String> block(
            @PathVariable long id,
            @RequestParam String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        String why = required(reason, "item.block.reason");
        boolean _ = visit.in(tenant -> {
            receivables.block(tenant, item(tenant, id).id(), why, visit.today(), until, visit.user());
            return true;
        });
        return visit.pages().go("/items/" + id, "item.blocked");
    }

    /** A payment that reached us; the agency is told when it has the claim. */
    @PostMapping("/items/{id}/payment")
    ResponseEntity<String> payment(
            @PathVariable long id,
            @RequestParam String amount,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate valueOn) {
        Money paid = AmountInput.parse(amount).orElseThrow(() -> refused("item.payment.amount", amount));
        boolean _ = visit.in(tenant -> {
            OpenItem item = item(tenant, id);
            List<Entry> _ = receivables.book(
                    tenant,
                    List.of(new Entry(
                            item.id(),
                            Entry.Kind.PAYMENT,
                            -paid.minorUnits(),
                            visit.today(),
                            valueOn,
                            "clerk",
                            Ids.next().toString(),
                            visit.user())));
            return true;
        });
        return visit.pages()
                .go("/items/" + id, "item.paid", visit.pages().page().money(paid));
    }

    private String required(String text, String key) {
        if (text.isBlank()) {
            throw refused(key);
        }
        return text.strip();
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
