package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.dunning.DunningRuns;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.insight.Overview;
import de.mahnwerk.merchant.receivables.OpenItemList;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The first page, and the search field of every page. */
@RestController
class OverviewController {

    private final Visit visit;
    private final Overview overview;
    private final OpenItemList items;
    private final DunningRuns runs;
    private final AgencyConnections agencies;

    OverviewController(
            Visit visit, Overview overview, OpenItemList items, DunningRuns runs, AgencyConnections agencies) {
        this.visit = visit;
        this.overview = overview;
        this.items = items;
        this.runs = runs;
        this.agencies = agencies;
    }

    @GetMapping("/")
    ResponseEntity<String> show() {
        Map<String, Object> parameters = visit.in(tenant -> Map.of(
                "figures", overview.figures(tenant, visit.today()),
                "ageing", items.ageing(tenant, visit.today()),
                "runs", runs.latest(tenant, 5),
                "agencies", agencies.all(tenant)));
        return visit.pages().show("merchant/overview", "overview.title", parameters);
    }

    @GetMapping("/search")
    ResponseEntity<String> search(@RequestParam(defaultValue = "") String q) {
        return visit.pages()
                .go("/items?view=all&q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8));
    }
}
