package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.tracking.AgencySettlement;
import de.mahnwerk.merchant.tracking.AgencySettlements;
import de.mahnwerk.merchant.tracking.Reconciliation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The agency's statements, and the comparison of both books. */
@RestController
class BooksController {

    private final Visit visit;
    private final AgencySettlements settlements;
    private final Reconciliation reconciliation;

    BooksController(Visit visit, AgencySettlements settlements, Reconciliation reconciliation) {
        this.visit = visit;
        this.settlements = settlements;
        this.reconciliation = reconciliation;
    }

    @GetMapping("/settlements")
    ResponseEntity<String> settlements(@RequestParam(required = false) @Nullable UUID open) {
        Map<String, Object> shown = visit.in(tenant -> {
            List<AgencySettlement> all = settlements.list(tenant);
            Map<String, Object> facts = new HashMap<>();
            facts.put("settlements", all);
            facts.put("open", open);
            facts.put("lines", open == null ? List.of() : settlements.lines(tenant, open));
            return facts;
        });
        return visit.pages().show("merchant/settlements", "settlements.title", shown);
    }

    @GetMapping("/reconciliation")
    ResponseEntity<String> reconciliation() {
        return visit.pages()
                .show(
                        "merchant/reconciliation",
                        "reconciliation.title",
                        Map.of("results", reconciliation.compare(visit.tenant(), visit.today())));
    }
}
