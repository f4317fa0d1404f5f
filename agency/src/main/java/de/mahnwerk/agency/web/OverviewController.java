package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.intake.IntakeLog;
import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Pages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The first page, the search, and what came in. */
@RestController
class OverviewController {

    private static final int NEWEST = 200;

    private final Cases cases;
    private final CaseSearch search;
    private final CaseLines lines;
    private final IntakeLog intake;
    private final TrustStatements statements;
    private final TrustLedger ledger;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    OverviewController(
            Cases cases,
            CaseSearch search,
            CaseLines lines,
            IntakeLog intake,
            TrustStatements statements,
            TrustLedger ledger,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.cases = cases;
        this.search = search;
        this.lines = lines;
        this.intake = intake;
        this.statements = statements;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<String> overview() {
        return tenancy.asEveryone(() -> {
            Map<CaseStatus, Long> counts = cases.counts();
            long open = counts.entrySet().stream()
                    .filter(entry -> !entry.getKey().ended())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return pages.show(
                    "agency/overview",
                    "overview.title",
                    Map.of(
                            "open",
                            open,
                            "counts",
                            counts,
                            "today",
                            intake.on(clock.today()),
                            "clients",
                            lines.names().size(),
                            "waiting",
                            statements.waiting(),
                            "proof",
                            ledger.proof()));
        });
    }

    @GetMapping("/incoming")
    ResponseEntity<String> incoming() {
        return tenancy.asEveryone(() -> pages.show(
                "agency/incoming",
                "incoming.title",
                Map.of("entries", intake.newest(NEWEST), "clients", lines.names(), "today", intake.on(clock.today()))));
    }

    /** Straight to the case where the text is its reference, else to the list. */
    @GetMapping("/search")
    ResponseEntity<String> search(@RequestParam(defaultValue = "") String q) {
        boolean known = tenancy.asEveryone(() -> search.byReference(q.strip()).isPresent());
        return pages.go((known ? "/cases/" : "/cases?q=") + URLEncoder.encode(q.strip(), StandardCharsets.UTF_8));
    }
}
