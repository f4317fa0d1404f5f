package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.notes.About;
import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.Instalments;
import de.mahnwerk.merchant.receivables.ItemFilter;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.OpenItemList;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.merchant.tracking.CollectionCase;
import de.mahnwerk.merchant.tracking.CollectionCases;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

    private final Visit visit;
    private final OpenItemList list;
    private final Receivables receivables;
    private final Customers customers;
    private final Handovers handovers;
    private final CollectionCases cases;
    private final Corrections corrections;
    private final AccountJournal journal;
    private final Instalments instalments;
    private final NoteBoards boards;

    ItemsController(
            Visit visit,
            OpenItemList list,
            Receivables receivables,
            Customers customers,
            Handovers handovers,
            CollectionCases cases,
            Corrections corrections,
            AccountJournal journal,
            Instalments instalments,
            NoteBoards boards) {
        this.visit = visit;
        this.list = list;
        this.receivables = receivables;
        this.customers = customers;
        this.handovers = handovers;
        this.cases = cases;
        this.corrections = corrections;
        this.journal = journal;
        this.instalments = instalments;
        this.boards = boards;
    }

    @GetMapping("/items")
    ResponseEntity<String> show(@RequestParam Map<String, String> parameters) {
        ItemFilter filter = ItemFilter.of(parameters);
        ListUrl url = ListUrl.of("/items", parameters);
        LocalDate today = visit.today();
        Map<String, Object> shown = visit.in(tenant -> {
            List<OpenItem> items = list.page(tenant, filter, today, PAGE + 1);
            boolean more = items.size() > PAGE;
            List<OpenItem> page = more ? items.subList(0, PAGE) : items;
            Map<String, Object> facts = new HashMap<>();
            facts.put("filter", filter);
            facts.put("url", url);
            facts.put("items", page);
            facts.put("next", more ? url.after(OpenItemList.key(filter, page.getLast())) : null);
            // of many items the sums come after the page, or when somebody without scripts asks for them
            boolean summed = "true".equals(parameters.get("sums")) || !list.isLong(tenant);
            facts.put("sums", summed ? list.sums(tenant, filter, today) : null);
            facts.put("ageing", summed ? list.ageing(tenant, today) : null);
            return facts;
        });
        return visit.pages().show("merchant/items", "items.title", shown);
    }

    /** What the filter leaves adds up to, for a page that is shown already. */
    @GetMapping("/items/sums")
    ResponseEntity<String> sums(@RequestParam Map<String, String> parameters) {
        Map<String, Object> shown = visit.in(tenant -> Map.of(
                "sums", list.sums(tenant, ItemFilter.of(parameters), visit.today()),
                "ageing", list.ageing(tenant, visit.today())));
        return visit.pages().part("merchant/itemsSums", shown);
    }

    @GetMapping("/items.{ending:csv|xlsx}")
    void export(
            @PathVariable String ending, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        Page page = visit.pages().page();
        Export<OpenItem> export = Export.<OpenItem>named(page, page.t("items.file") + "-" + visit.today())
                .text("item.number", OpenItem::number)
                .text("customer.number", OpenItem::customerNumber)
                .text("item.customer", OpenItem::customerName)
                .text("item.subject", OpenItem::subject)
                .day("item.issued", OpenItem::issuedOn)
                .day("item.due", OpenItem::dueOn)
                .money("item.amount", OpenItem::amount)
                .money("item.open", OpenItem::open)
                .text("item.currency", OpenItem::currency)
                .number("item.level", item -> (long) item.levelReached())
                .text("item.state", item -> page.code("state", item.state()))
                .text("item.reference", OpenItem::creditorReference);
        boolean _ = visit.in(tenant -> {
            export.send(response, ending, each -> list.all(tenant, ItemFilter.of(parameters), visit.today(), each));
            return true;
        });
    }

    @GetMapping("/items/{id}")
    ResponseEntity<String> one(@PathVariable long id, @RequestParam Map<String, String> parameters) {
        Page page = visit.pages().page();
        Map<String, Object> shown = visit.in(tenant -> {
            OpenItem item = item(tenant, id);
            Optional<Handover> handover = handovers.ofItem(tenant, id);
            Optional<CollectionCase> collected = handover.flatMap(sent -> cases.find(tenant, sent.id()));
            Map<String, Object> facts = new HashMap<>();
            facts.put("url", ListUrl.of("/items/" + id, parameters));
            facts.put("item", item);
            facts.put("beside", corrections.owedBeside(tenant, id));
            facts.put("instalments", instalments.of(tenant, item, visit.today()));
            facts.put("invoice", instalments.invoice(tenant, id).orElse(null));
            facts.put("history", customers.history(tenant, id));
            facts.put("handover", handover.orElse(null));
            facts.put("collected", collected.orElse(null));
            facts.put("timeline", ItemTimeline.of(page, cases.timeline(tenant, List.of(id))));
            facts.put("board", boards.of(tenant, About.item(id)));
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
            journal.items(tenant, List.of(id), Deed.DISPUTED, why, visit.today(), visit.user());
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
            long _ = receivables.block(tenant, item(tenant, id).id(), why, visit.today(), until, visit.user());
            journal.items(tenant, List.of(id), Deed.BLOCKED, why, visit.today(), visit.user());
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
            corrections.pay(tenant, item(tenant, id).id(), paid.minorUnits(), valueOn, by(""));
            return true;
        });
        return visit.pages()
                .go("/items/" + id, "item.paid", visit.pages().page().money(paid));
    }

    private Corrections.By by(String reason) {
        return new Corrections.By(visit.today(), visit.user(), reason.strip());
    }

    @PostMapping("/items/{id}/undo-payment")
    ResponseEntity<String> undoPayment(@PathVariable long id, @RequestParam String payment) {
        return corrected(
                id,
                "item.payment.undone",
                corrections -> tenant ->
                        corrections.undoPayment(tenant, item(tenant, id).id(), payment, by("")));
    }

    @PostMapping("/items/{id}/write-off")
    ResponseEntity<String> writeOff(@PathVariable long id, @RequestParam String reason) {
        String why = required(reason, "item.writeOff.reason");
        return corrected(
                id,
                "item.writtenOff",
                corrections ->
                        tenant -> corrections.writeOff(tenant, item(tenant, id).id(), by(why)));
    }

    @PostMapping("/items/{id}/undo-write-off")
    ResponseEntity<String> undoWriteOff(@PathVariable long id) {
        return corrected(
                id,
                "item.writeOff.undone",
                corrections -> tenant ->
                        corrections.undoWriteOff(tenant, item(tenant, id).id(), by("")));
    }

    /** Sets this credit against an invoice of the same customer. */
    @PostMapping("/items/{id}/apply-credit")
    ResponseEntity<String> applyCredit(@PathVariable long id, @RequestParam String invoice) {
        return corrected(id, "item.credit.applied", corrections -> tenant -> {
            List<OpenItem> named = receivables.named(tenant, List.of(invoice.strip()), visit.today());
            return named.size() == 1
                    && corrections.applyCredit(
                                    tenant,
                                    item(tenant, id).id(),
                                    named.getFirst().id(),
                                    by(""))
                            > 0;
        });
    }

    @PostMapping("/items/{id}/refund")
    ResponseEntity<String> refund(@PathVariable long id) {
        return corrected(
                id,
                "item.refunded",
                corrections ->
                        tenant -> corrections.refund(tenant, item(tenant, id).id(), by("")));
    }

    @PostMapping("/items/{id}/settle-dispute")
    ResponseEntity<String> settleDispute(@PathVariable long id, @RequestParam String reason) {
        String why = required(reason, "item.dispute.answer");
        return corrected(
                id,
                "item.dispute.settled",
                corrections -> tenant ->
                        corrections.settleDispute(tenant, item(tenant, id).id(), by(why)));
    }

    private ResponseEntity<String> corrected(long id, String done, Function<Corrections, LongPredicate> deed) {
        if (!visit.in(tenant -> deed.apply(corrections).test(tenant))) {
            throw refused("item.correction.refused");
        }
        return visit.pages().go("/items/" + id, done);
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
