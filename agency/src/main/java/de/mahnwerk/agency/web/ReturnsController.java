package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.payments.UnseenReturns;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A clerk has seen that money went back in a case that stays closed. */
@RestController
class ReturnsController {

    private final CaseSearch search;
    private final UnseenReturns returns;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    ReturnsController(CaseSearch search, UnseenReturns returns, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.search = search;
        this.returns = returns;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    /** A second click changes nothing. */
    @PostMapping("/cases/{reference}/went-back")
    ResponseEntity<String> seen(@PathVariable String reference) {
        boolean _ = tenancy.asEveryone(() -> {
            CollectionCase one = search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
            return returns.seen(one.client(), one.id(), pages.user().displayName(), clock.today());
        });
        return pages.go("/cases/" + reference, "case.changed");
    }
}
