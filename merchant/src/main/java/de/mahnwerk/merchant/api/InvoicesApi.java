package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.api.Request.NewInvoice;
import de.mahnwerk.merchant.imports.Imports;
import de.mahnwerk.merchant.imports.ReadInvoice;
import de.mahnwerk.merchant.imports.Taken;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.ItemFilter;
import de.mahnwerk.merchant.receivables.NewCustomer;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.OpenItemList;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** /api/v1/invoices: invoices and credit notes, one or thousands a call, and how they stand. */
@RestController
class InvoicesApi {

    /** A message that was read or not, and what was refused of it before it reached the imports. */
    private record Incoming(int index, Reading<NewInvoice> reading, List<Fault> faults) {

        private String number() {
            return reading instanceof Reading.Understood<NewInvoice>(NewInvoice invoice) ? invoice.number() : "";
        }
    }

    private final ApiCalls calls;
    private final Items items;
    private final Imports imports;
    private final Customers customers;
    private final Receivables receivables;
    private final OpenItemList list;

    InvoicesApi(
            ApiCalls calls,
            Items items,
            Imports imports,
            Customers customers,
            Receivables receivables,
            OpenItemList list) {
        this.calls = calls;
        this.items = items;
        this.imports = imports;
        this.customers = customers;
        this.receivables = receivables;
        this.list = list;
    }

    @PostMapping("/api/v1/invoices")
    ResponseEntity<String> one(HttpServletRequest request) throws IOException {
        return calls.write(request, NewInvoice.class, (call, message) -> {
            Reply.InvoiceResult result = take(call, List.of(new Reading.Understood<>(message)))
                    .results()
                    .getFirst();
            if (!result.errors().isEmpty()) {
                throw ApiProblem.faulty(result.errors());
            }
            return ApiWire.json(result.result().equals("ADDED") ? 201 : 200, result);
        });
    }

    @PostMapping("/api/v1/invoices/batch")
    ResponseEntity<String> many(HttpServletRequest request) throws IOException {
        return calls.writeBatch(
                request, NewInvoice.class, "invoice", (call, messages) -> ApiWire.json(200, take(call, messages)));
    }

    private Reply.InvoiceBatch take(ApiCall call, List<Reading<NewInvoice>> messages) {
        Map<String, NewCustomer> known = new HashMap<>(known(call, messages));
        known.putAll(brought(call, messages));
        List<Incoming> incoming = new ArrayList<>(messages.size());
        List<ReadInvoice> sound = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            int index = i;
            List<Fault> faults = new ArrayList<>();
            switch (messages.get(i)) {
                case Reading.Faulty<NewInvoice> faulty -> faults.addAll(faulty.faults());
                case Reading.Understood<NewInvoice>(NewInvoice message) -> {
                    InvoiceReading reading = new InvoiceReading(known, call.language());
                    reading.read("/" + index, message).ifPresent(sound::add);
                    faults.addAll(reading.faults());
                }
            }
            incoming.add(new Incoming(i, messages.get(i), faults));
        }
        Iterator<Taken> taken =
                imports.register(call.tenant(), sound, call.today()).iterator();
        return answer(call, incoming, taken);
    }

    /** Customers whom these messages bring whole: who names them by number means them as they are then. */
    private static Map<String, NewCustomer> brought(ApiCall call, List<Reading<NewInvoice>> messages) {
        Map<String, NewCustomer> brought = new HashMap<>();
        for (Reading<NewInvoice> reading : messages) {
            if (reading instanceof Reading.Understood<NewInvoice>(NewInvoice invoice) && invoice.customer() != null) {
                NewCustomer customer =
                        new InvoiceReading(Map.of(), call.language()).customer(invoice.customer(), "/customer");
                if (customer != null) {
                    brought.put(customer.number(), customer);
                }
            }
        }
        return brought;
    }

    private Map<String, NewCustomer> known(ApiCall call, List<Reading<NewInvoice>> messages) {
        List<String> numbers = messages.stream()
                .map(reading -> reading instanceof Reading.Understood<NewInvoice>(NewInvoice invoice)
                        ? invoice.customerNumber()
                        : null)
                .filter(Objects::nonNull)
                .map(String::strip)
                .distinct()
                .toList();
        return numbers.isEmpty()
                ? Map.of()
                : customers.numbered(call.tenant(), numbers).stream()
                        .collect(Collectors.toMap(NewCustomer::number, customer -> customer));
    }

    private Reply.InvoiceBatch answer(ApiCall call, List<Incoming> incoming, Iterator<Taken> taken) {
        Map<String, Long> ids = ids(call, incoming);
        Map<String, Integer> counts = new HashMap<>();
        List<Reply.InvoiceResult> results = new ArrayList<>(incoming.size());
        for (Incoming one : incoming) {
            Taken fate = one.faults().isEmpty() ? taken.next() : null;
            List<Fault> faults = fate == null ? one.faults() : ApiFaults.of(fate, call.language());
            String result = fate == null || fate.fate() == null || !faults.isEmpty()
                    ? "REJECTED"
                    : fate.fate().name();
            int _ = counts.merge(result, 1, Integer::sum);
            results.add(new Reply.InvoiceResult(
                    one.index(),
                    one.number().isEmpty() ? null : one.number(),
                    result,
                    result.equals("REJECTED") ? null : ids.get(one.number()),
                    faults));
        }
        return new Reply.InvoiceBatch(
                counts.getOrDefault("ADDED", 0),
                counts.getOrDefault("CHANGED", 0),
                counts.getOrDefault("UNCHANGED", 0),
                counts.getOrDefault("REJECTED", 0),
                results);
    }

    private Map<String, Long> ids(ApiCall call, List<Incoming> incoming) {
        return receivables.ids(
                call.tenant(),
                incoming.stream()
                        .map(Incoming::number)
                        .filter(number -> !number.isEmpty())
                        .toList());
    }

    @GetMapping("/api/v1/invoices")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        return calls.read(request, call -> {
            if (parameters.containsKey("number")) {
                List<OpenItem> found = items.find(call, String.valueOf(parameters.get("number"))).stream()
                        .toList();
                return ApiWire.json(200, new Reply.InvoicePage(items.all(call, found), null));
            }
            Map<String, String> wanted = new HashMap<>(Map.of("view", "all"));
            wanted.putAll(parameters);
            ItemFilter filter = ItemFilter.of(wanted);
            List<OpenItem> found = list.page(call.tenant(), filter, call.today(), most + 1);
            List<OpenItem> shown = found.size() > most ? found.subList(0, most) : found;
            return ApiWire.json(
                    200,
                    new Reply.InvoicePage(
                            items.all(call, shown),
                            found.size() > most ? OpenItemList.key(filter, shown.getLast()) : null));
        });
    }

    @GetMapping("/api/v1/invoices/{id}")
    ResponseEntity<String> state(HttpServletRequest request, @PathVariable long id) {
        return calls.read(request, call -> ApiWire.json(200, items.whole(call, id)));
    }
}
