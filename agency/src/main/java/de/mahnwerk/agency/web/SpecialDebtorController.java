package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorNews;
import de.mahnwerk.agency.steering.SpecialDebtors;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk hears of an insolvent, a dead or a minor debtor. */
@RestController
class SpecialDebtorController {

    private final Cases cases;
    private final CaseSearch search;
    private final SpecialDebtors debtors;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    SpecialDebtorController(
            Cases cases, CaseSearch search, SpecialDebtors debtors, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.cases = cases;
        this.search = search;
        this.debtors = debtors;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @PostMapping("/cases/{reference}/notice")
    ResponseEntity<String> notice(
            @PathVariable String reference,
            @RequestParam DebtorNews.Kind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate since,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "") String fileNumber) {
        if (since == null || since.isAfter(clock.today()) || kind == DebtorNews.Kind.NONE) {
            throw new RefusedInput(pages.page().t("special.since.missing"));
        }
        DebtorNews news = new DebtorNews(kind, since, typed(court), typed(fileNumber));
        return onCase(reference, one -> debtors.learned(one, news, clock.today()));
    }

    @PostMapping("/cases/{reference}/lodged")
    ResponseEntity<String> lodged(@PathVariable String reference) {
        return onCase(reference, one -> debtors.lodged(one, clock.today()));
    }

    private static @Nullable String typed(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private ResponseEntity<String> onCase(String reference, Predicate<CollectionCase> action) {
        boolean done = tenancy.asEveryone(() -> {
            CollectionCase one = search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
            return action.test(cases.lock(one.client(), List.of(one.id())).getFirst());
        });
        if (!done) {
            throw new RefusedInput(pages.page().t("special.notNow"));
        }
        return pages.go("/cases/" + reference, "case.changed");
    }
}
