package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.imports.Imports;
import de.mahnwerk.merchant.imports.MatchProposal;
import de.mahnwerk.merchant.imports.Unmatching;
import de.mahnwerk.merchant.receivables.BankSource;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.merchant.receivables.Receivables;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money from the bank: what waits for a person, and what was matched and may be taken off again. */
@RestController
class PaymentsController {

    private static final int MOST = 200;
    private static final int MOST_MATCHED = 50;

    private final Visit visit;
    private final Imports imports;
    private final Unmatching unmatching;
    private final Receivables receivables;

    PaymentsController(Visit visit, Imports imports, Unmatching unmatching, Receivables receivables) {
        this.visit = visit;
        this.imports = imports;
        this.unmatching = unmatching;
        this.receivables = receivables;
    }

    @GetMapping("/payments")
    ResponseEntity<String> payments() {
        return visit.pages()
                .show(
                        "merchant/payments",
                        "payments.title",
                        Map.of(
                                "entries", imports.unmatched(visit.tenant(), 0, MOST),
                                "proposals",
                                        imports.proposals(visit.tenant(), 0, MOST).stream()
                                                .collect(Collectors.groupingBy(MatchProposal::entryId)),
                                "undone",
                                        visit.in(unmatching::undone).stream()
                                                .collect(Collectors.groupingBy(Unmatching.Undone::entryId)),
                                "matched", visit.in(tenant -> unmatching.matched(tenant, MOST_MATCHED)),
                                "automaticFrom", imports.automaticFrom(visit.tenant()),
                                "waiting", imports.unmatchedCount(visit.tenant())));
    }

    /** Confirms a proposal in one click. */
    @PostMapping("/payments/{id}/accept")
    ResponseEntity<String> accept(@PathVariable long id, @RequestParam(name = "item") List<Long> items) {
        if (!imports.accept(visit.tenant(), id, items)) {
            throw new RefusedInput(visit.pages().page().t("payments.moved"));
        }
        return visit.pages().go("/payments", "payments.accepted", items.size());
    }

    @PostMapping("/payments/settings")
    ResponseEntity<String> automatic(@RequestParam int automaticFrom) {
        if (automaticFrom < 50 || automaticFrom > 100) {
            throw new RefusedInput(visit.pages().page().t("payments.automatic.range"));
        }
        imports.automaticFrom(visit.tenant(), automaticFrom);
        return visit.pages().go("/payments", "payments.automatic.saved");
    }

    @PostMapping("/payments/{id}/assign")
    ResponseEntity<String> assign(@PathVariable long id, @RequestParam String item) {
        List<OpenItem> named = visit.in(tenant -> receivables.named(tenant, List.of(item.strip()), visit.today()));
        if (named.size() != 1) {
            throw new RefusedInput(visit.pages().page().t("payments.unknown", item));
        }
        if (!imports.assign(visit.tenant(), id, named.getFirst().id())) {
            throw new RefusedInput(visit.pages().page().t("payments.moved"));
        }
        return visit.pages()
                .go("/payments", "payments.assigned", named.getFirst().number());
    }

    /** Takes money off the items to which it was matched; it waits again. {@code assignment} is the one that the person saw. */
    @PostMapping("/payments/{id}/unmatch")
    ResponseEntity<String> unmatch(@PathVariable long id, @RequestParam int assignment, @RequestParam String reason) {
        if (reason.isBlank()) {
            throw new RefusedInput(visit.pages().page().t("payments.unmatch.reason"));
        }
        Corrections.By by = new Corrections.By(visit.today(), visit.user(), reason.strip());
        return switch (visit.in(tenant -> unmatching.undo(tenant, new BankSource(id, assignment), by))) {
            case DONE -> visit.pages().go("/payments", "payments.unmatched");
            case MOVED -> throw new RefusedInput(visit.pages().page().t("payments.unmatch.moved"));
            case SPENT -> throw new RefusedInput(visit.pages().page().t("payments.unmatch.spent"));
        };
    }
}
