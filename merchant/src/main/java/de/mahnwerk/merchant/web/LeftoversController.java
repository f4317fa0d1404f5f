package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.dunning.Leftovers;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Costs and interest of invoices that were paid late: claimed or waived, as the merchant chooses. */
@RestController
class LeftoversController {

    private static final int MOST = 500;

    private final Visit visit;
    private final Leftovers leftovers;

    LeftoversController(Visit visit, Leftovers leftovers) {
        this.visit = visit;
        this.leftovers = leftovers;
    }

    @GetMapping("/leftovers")
    ResponseEntity<String> show() {
        List<Leftovers.Leftover> waiting = visit.in(tenant -> leftovers.waiting(tenant, 0, MOST));
        return visit.pages()
                .show(
                        "merchant/leftovers",
                        "leftovers.title",
                        Map.of(
                                "leftovers",
                                waiting,
                                "total",
                                Money.sum(waiting.stream()
                                        .map(Leftovers.Leftover::total)
                                        .toList())));
    }

    @PostMapping("/leftovers/{decision}")
    ResponseEntity<String> decide(
            @PathVariable String decision, @RequestParam(name = "item", required = false) @Nullable List<Long> items) {
        if (items == null) {
            throw new RefusedInput(visit.pages().page().t("leftovers.none"));
        }
        boolean claim = decision.equals("claim");
        int count = visit.in(tenant -> claim
                ? leftovers.claim(tenant, items, visit.today(), visit.user())
                : leftovers.waive(tenant, items, visit.today(), visit.user()));
        return visit.pages().go("/leftovers", claim ? "leftovers.claimed" : "leftovers.waived", count);
    }
}
