package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.payments.Suggestions;
import de.mahnwerk.agency.payments.TrustEntry;
import de.mahnwerk.agency.payments.TrustLedger;
import de.mahnwerk.agency.payments.TrustStatements;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The trust account: statements in, what waits for a person, and the daily proof. */
@RestController
class PaymentsController {

    private static final int SHOWN = 200;

    private final TrustStatements statements;
    private final TrustLedger ledger;
    private final Suggestions suggestions;
    private final CaseSearch search;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    PaymentsController(
            TrustStatements statements,
            TrustLedger ledger,
            Suggestions suggestions,
            CaseSearch search,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.statements = statements;
        this.ledger = ledger;
        this.suggestions = suggestions;
        this.search = search;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    /** {@code view=open} is the work list. */
    @GetMapping("/payments")
    ResponseEntity<String> payments(
            @RequestParam(defaultValue = "") String view, @RequestParam(defaultValue = "") String q) {
        List<TrustEntry> entries = statements.latest(view.equals("open"), q.strip(), SHOWN);
        return pages.show(
                "agency/payments",
                "payments.title",
                Map.of(
                        "entries",
                        entries,
                        "suggestions",
                        tenancy.asEveryone(() -> suggestions.of(entries, clock.today())),
                        "waiting",
                        statements.waiting(),
                        "proof",
                        tenancy.asEveryone(ledger::proof),
                        "view",
                        view,
                        "q",
                        q));
    }

    @PostMapping("/payments/statements")
    ResponseEntity<String> take(@RequestParam("file") MultipartFile file) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "camt.xml");
        TrustStatements.Taken taken = statements.take(
                name, file.getBytes(), clock.today(), pages.user().login());
        if (taken.faults().isEmpty() && taken.foreignAccounts().isEmpty()) {
            return pages.go(
                    "/payments", "payments.taken", taken.entries(), taken.allocated(), taken.waiting(), taken.known());
        }
        return pages.show("agency/statement", "payments.title", Map.of("name", name, "taken", taken));
    }

    @PostMapping("/payments/{id}/assign")
    ResponseEntity<String> assign(@PathVariable long id, @RequestParam String reference) {
        CollectionCase one = tenancy.asEveryone(() -> search.byReference(reference.strip()))
                .orElseThrow(() -> new RefusedInput(pages.page().t("payments.unknownCase", reference)));
        if (!statements.assign(id, one, clock.today(), pages.user().login())) {
            throw new RefusedInput(pages.page().t("payments.gone"));
        }
        return pages.go("/payments?view=open", "payments.assigned", reference.strip());
    }
}
