package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.handover.Handover;
import de.mahnwerk.merchant.handover.Handovers;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds items by their number and shows how they stand. */
@Component
class Items {

    private final Receivables receivables;
    private final Customers customers;
    private final Handovers handovers;

    Items(Receivables receivables, Customers customers, Handovers handovers) {
        this.receivables = receivables;
        this.customers = customers;
        this.handovers = handovers;
    }

    /** The item of exactly this number. */
    Optional<OpenItem> find(ApiCall call, String number) {
        return receivables.named(call.tenant(), List.of(number), call.today()).stream()
                .filter(item -> item.number().equals(number))
                .findFirst();
    }

    /** The same for a call whose message names it; refused when there is none. */
    OpenItem named(ApiCall call, String pointer, String number) {
        return find(call, number)
                .orElseThrow(
                        () -> ApiProblem.faulty(List.of(ApiFaults.of(pointer, "invoice-unknown", call.language()))));
    }

    Customers.Customer customer(ApiCall call, String pointer, String number) {
        return customers
                .find(call.tenant(), number)
                .orElseThrow(
                        () -> ApiProblem.faulty(List.of(ApiFaults.of(pointer, "customer-unknown", call.language()))));
    }

    /** An item with its history. */
    Reply.Invoice whole(ApiCall call, long id) {
        OpenItem item = receivables.items(call.tenant(), List.of(id), call.today()).stream()
                .findFirst()
                .orElseThrow(() -> ApiProblem.NOT_FOUND.refusal("There is no such invoice."));
        List<Reply.HistoryLine> history = customers.history(call.tenant(), id).stream()
                .map(line -> new Reply.HistoryLine(
                        line.kind(),
                        ApiWire.amount(item.in(line.amountCents())),
                        line.bookedOn(),
                        line.valueOn(),
                        line.source().equals("clerk") ? line.sourceId() : null,
                        ApiWire.amount(item.in(line.openCents()))))
                .toList();
        return reply(item, handovers.ofItem(call.tenant(), id).orElse(null), history);
    }

    List<Reply.Invoice> all(ApiCall call, List<OpenItem> items) {
        Map<Long, Handover> living = new HashMap<>();
        handovers
                .living(call.tenant(), items.stream().map(OpenItem::id).toList())
                .forEach(handover -> handover.items().forEach(item -> living.put(item, handover)));
        return items.stream()
                .map(item -> reply(item, living.get(item.id()), null))
                .toList();
    }

    private static Reply.Invoice reply(
            OpenItem item, @Nullable Handover handover, @Nullable List<Reply.HistoryLine> history) {
        return new Reply.Invoice(
                item.id(),
                item.number(),
                item.kind(),
                item.state(),
                item.customerNumber(),
                item.customerName(),
                item.issuedOn(),
                item.dueOn(),
                ApiWire.amount(item.amount()),
                ApiWire.amount(item.open()),
                item.subject(),
                item.creditorReference(),
                item.levelReached(),
                item.lastNoticeOn(),
                item.disputedOn(),
                item.blocked(),
                handover == null
                        ? null
                        : new Reply.HandoverReference(
                                handover.id(), handover.state().name()),
                history);
    }
}
