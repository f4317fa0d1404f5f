package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.api.Request.CustomerData;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.NewCustomer;
import de.mahnwerk.merchant.receivables.Receivables;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** /api/v1/customers: master data, new and changed by their number. */
@RestController
class CustomersApi {

    private final ApiCalls calls;
    private final Customers customers;
    private final Receivables receivables;

    CustomersApi(ApiCalls calls, Customers customers, Receivables receivables) {
        this.calls = calls;
        this.customers = customers;
        this.receivables = receivables;
    }

    @PostMapping("/api/v1/customers")
    ResponseEntity<String> put(HttpServletRequest request) throws IOException {
        return calls.write(request, CustomerData.class, (call, data) -> {
            InvoiceReading reading = new InvoiceReading(Map.of(), call.language());
            NewCustomer customer = reading.customer(data, "");
            if (customer == null) {
                throw ApiProblem.faulty(reading.faults());
            }
            boolean there = customers.find(call.tenant(), customer.number()).isPresent();
            receivables.registerCustomers(call.tenant(), List.of(customer));
            Customers.Customer saved =
                    customers.find(call.tenant(), customer.number()).orElseThrow();
            return ApiWire.json(there ? 200 : 201, reply(call, saved));
        });
    }

    @GetMapping("/api/v1/customers")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        return calls.read(request, call -> {
            List<Customers.Customer> found = number == null
                    ? customers.page(call.tenant(), after, most + 1)
                    : customers.find(call.tenant(), number).stream().toList();
            List<Customers.Customer> shown = found.size() > most ? found.subList(0, most) : found;
            return ApiWire.json(
                    200,
                    new Reply.CustomerPage(
                            shown.stream().map(one -> reply(call, one)).toList(),
                            found.size() > most ? Long.toString(shown.getLast().id()) : null));
        });
    }

    @GetMapping("/api/v1/customers/{id}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable long id) {
        return calls.read(request, call -> {
            Optional<Customers.Customer> found = customers.find(call.tenant(), id);
            return ApiWire.json(
                    200,
                    reply(call, found.orElseThrow(() -> ApiProblem.NOT_FOUND.refusal("There is no such customer."))));
        });
    }

    private Reply.Customer reply(ApiCall call, Customers.Customer one) {
        return new Reply.Customer(
                one.id(),
                one.number(),
                one.kind(),
                one.salutation(),
                one.firstName(),
                one.lastName(),
                one.company(),
                one.street(),
                one.postcode(),
                one.city(),
                one.email(),
                one.customerGroup(),
                one.language(),
                one.federalState().isEmpty() ? null : one.federalState(),
                customers.open(call.tenant(), one.id()).stream()
                        .map(ApiWire::amount)
                        .toList());
    }
}
