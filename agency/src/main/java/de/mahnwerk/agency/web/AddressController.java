package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.steering.ReturnedMail;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A letter came back, and where the debtor lives now. */
@RestController
class AddressController {

    private final Cases cases;
    private final CaseSearch search;
    private final ReturnedMail mail;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    AddressController(
            Cases cases, CaseSearch search, ReturnedMail mail, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.cases = cases;
        this.search = search;
        this.mail = mail;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @PostMapping("/cases/{reference}/returned")
    ResponseEntity<String> returned(@PathVariable String reference) {
        return onCase(reference, one -> mail.cameBack(one, clock.today()));
    }

    /** The source is printed in the next letter. */
    @PostMapping("/cases/{reference}/address")
    ResponseEntity<String> found(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(defaultValue = "") String source) {
        if (street.isBlank()
                || city.isBlank()
                || source.isBlank()
                || !postcode.strip().matches("\\d{5}")) {
            throw new RefusedInput(pages.page().t("address.missing"));
        }
        return onCase(
                reference,
                one -> mail.needsAddress(one)
                        && mail.found(
                                one, street.strip(), postcode.strip(), city.strip(), source.strip(), clock.today()));
    }

    private ResponseEntity<String> onCase(String reference, Predicate<CollectionCase> action) {
        boolean done = tenancy.asEveryone(() -> {
            CollectionCase one = search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
            return action.test(cases.lock(one.client(), List.of(one.id())).getFirst());
        });
        if (!done) {
            throw new RefusedInput(pages.page().t("address.notNow"));
        }
        return pages.go("/cases/" + reference, "case.changed");
    }
}
