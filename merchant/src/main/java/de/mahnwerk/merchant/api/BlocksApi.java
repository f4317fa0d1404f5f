package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.api.Request.BlockEnd;
import de.mahnwerk.merchant.api.Request.NewBlock;
import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** /api/v1/blocks: keeps dunning and hand-over from an invoice or a customer, with a reason and perhaps an end. */
@RestController
class BlocksApi {

    private final ApiCalls calls;
    private final Items items;
    private final Receivables receivables;
    private final Customers customers;
    private final Corrections corrections;
    private final AccountJournal journal;

    BlocksApi(
            ApiCalls calls,
            Items items,
            Receivables receivables,
            Customers customers,
            Corrections corrections,
            AccountJournal journal) {
        this.calls = calls;
        this.items = items;
        this.receivables = receivables;
        this.customers = customers;
        this.corrections = corrections;
        this.journal = journal;
    }

    @PostMapping("/api/v1/blocks")
    ResponseEntity<String> set(HttpServletRequest request) throws IOException {
        return calls.write(request, NewBlock.class, (call, block) -> {
            if ((block.invoiceNumber() == null) == (block.customerNumber() == null)) {
                throw ApiProblem.faulty(List.of(ApiFaults.of("", "one-of-both", call.language())));
            }
            if (block.until() != null && block.until().isBefore(call.today())) {
                throw ApiProblem.faulty(List.of(ApiFaults.of("/until", "end-in-past", call.language())));
            }
            long id = block.invoiceNumber() == null
                    ? customer(call, block, Objects.requireNonNull(block.customerNumber()))
                    : invoice(call, block, block.invoiceNumber());
            return ApiWire.json(201, reply(call, id));
        });
    }

    private long invoice(ApiCall call, NewBlock block, String number) {
        OpenItem item = items.named(call, "/invoiceNumber", number);
        if (item.state().equals("REPLACED")) {
            throw ApiProblem.NOT_POSSIBLE_NOW.refusal(
                    "The invoice is paid in instalments. Name one of them, or the customer.");
        }
        journal.items(call.tenant(), List.of(item.id()), Deed.BLOCKED, block.reason(), call.today(), call.system());
        return receivables.block(call.tenant(), item.id(), block.reason(), call.today(), block.until(), call.system());
    }

    private long customer(ApiCall call, NewBlock block, String number) {
        Customers.Customer customer = items.customer(call, "/customerNumber", number);
        journal.customer(call.tenant(), customer.id(), Deed.BLOCKED, block.reason(), call.today(), call.system());
        return customers.block(
                call.tenant(), customer.id(), block.reason(), call.today(), block.until(), call.system());
    }

    @PostMapping("/api/v1/blocks/{id}/end")
    ResponseEntity<String> end(HttpServletRequest request, @PathVariable long id) throws IOException {
        return calls.write(request, BlockEnd.class, (call, end) -> {
            Reply.Block _ = reply(call, id);
            Corrections.By by =
                    new Corrections.By(call.today(), call.system(), Objects.requireNonNullElse(end.reason(), ""));
            if (!corrections.liftBlock(call.tenant(), id, by)) {
                throw ApiProblem.NOT_POSSIBLE_NOW.refusal("The block has ended already.");
            }
            return ApiWire.json(200, reply(call, id));
        });
    }

    @GetMapping("/api/v1/blocks/{id}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable long id) {
        return calls.read(request, call -> ApiWire.json(200, reply(call, id)));
    }

    private Reply.Block reply(ApiCall call, long id) {
        Customers.Block block = customers
                .findBlock(call.tenant(), id)
                .orElseThrow(() -> ApiProblem.NOT_FOUND.refusal("There is no such block."));
        return new Reply.Block(
                block.id(),
                block.itemNumber(),
                block.reason(),
                block.fromOn(),
                block.untilOn(),
                block.holds(call.today()),
                block.createdBy(),
                block.liftedOn(),
                block.liftedBy());
    }
}
