package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.privacy.ErasureRules;
import de.mahnwerk.agency.privacy.Erasures;
import de.mahnwerk.agency.privacy.Erasures.Proof;
import de.mahnwerk.agency.privacy.Expiring;
import de.mahnwerk.law.conduct.Retention;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What will be erased, what is kept and why, and the proof of what was erased. */
@RestController
class RetentionController {

    private static final int PAGE = 50;
    private static final int PORTION = 5_000;
    private static final int MONTHS_AHEAD = 12;
    private static final int FIRST_YEAR = 2000;

    private final Expiring expiring;
    private final ErasureRules rules;
    private final Erasures erasures;
    private final CaseSearch cases;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    RetentionController(
            Expiring expiring,
            ErasureRules rules,
            Erasures erasures,
            CaseSearch cases,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.expiring = expiring;
        this.rules = rules;
        this.erasures = erasures;
        this.cases = cases;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/retention")
    ResponseEntity<String> ahead(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/retention", parameters);
        Retention.Kind rule = url.value("rule").equals("VOUCHERS") ? Retention.Kind.VOUCHERS : Retention.Kind.LETTERS;
        int skip = url.value("after").matches("\\d{1,7}") ? Integer.parseInt(url.value("after")) : 0;
        LocalDate until = clock.today().plusMonths(MONTHS_AHEAD);
        return tenancy.asEveryone(() -> {
            List<Expiring.Case> found = expiring.cases(rule, until, skip, PAGE + 1);
            Map<String, Object> facts = new HashMap<>();
            facts.put("rule", rule);
            facts.put("until", until);
            facts.put("counts", expiring.counts(rule, until));
            facts.put("cases", found.size() > PAGE ? found.subList(0, PAGE) : found);
            facts.put("assessed", rules.assessed().orElse(null));
            facts.put("url", url);
            facts.put("next", found.size() > PAGE ? url.after(Integer.toString(skip + PAGE)) : null);
            return pages.show("agency/retention", "retention.title", facts);
        });
    }

    @PostMapping("/retention/settings")
    ResponseEntity<String> assessed(@RequestParam(defaultValue = "") String until) {
        LocalDate today = clock.today();
        int year = until.matches("\\d{4}") ? Integer.parseInt(until) : 0;
        if (year < FIRST_YEAR || year >= today.getYear()) {
            throw new RefusedInput(pages.page().t("retention.yearWrong"));
        }
        tenancy.runAsEveryone(() -> rules.assessed(year, pages.user().displayName(), today));
        return pages.go("/retention", "retention.saved");
    }

    @PostMapping("/retention/{reference}/hold")
    ResponseEntity<String> hold(@PathVariable String reference, @RequestParam(defaultValue = "") String reason) {
        if (reason.isBlank()) {
            throw new RefusedInput(pages.page().t("case.reasonMissing"));
        }
        tenancy.runAsEveryone(() -> {
            CollectionCase one = find(reference);
            rules.hold(one.client(), one.id(), reason.strip(), pages.user().displayName(), clock.today());
        });
        return pages.go("/retention", "retention.held");
    }

    @PostMapping("/retention/{reference}/release")
    ResponseEntity<String> release(@PathVariable String reference) {
        boolean held = tenancy.asEveryone(() -> {
            CollectionCase one = find(reference);
            return rules.release(one.client(), one.id());
        });
        return pages.go("/retention", held ? "retention.released" : "retention.notHeld");
    }

    @GetMapping("/retention/proofs")
    ResponseEntity<String> proofs(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/retention/proofs", parameters);
        return tenancy.asEveryone(() -> {
            List<Proof> found = erasures.proofs(before(url), reference(url), PAGE + 1);
            List<Proof> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            Map<String, Object> facts = new HashMap<>();
            facts.put("proofs", shown);
            facts.put("url", url);
            facts.put(
                    "next",
                    found.size() > PAGE
                            ? url.after(Long.toString(shown.getLast().id()))
                            : null);
            return pages.show("agency/erasures", "retention.proofs", facts);
        });
    }

    @GetMapping("/retention/proofs.{ending:csv|xlsx}")
    void export(
            @PathVariable String ending, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        Optional<String> reference = reference(ListUrl.of("/retention/proofs", parameters));
        Page page = pages.page();
        Export.<Proof>named(page, page.t("retention.file") + "-" + clock.today())
                .day("retention.erasedOn", Proof::erasedOn)
                .text("retention.rule", proof -> page.code("retention.rule", proof.rule()))
                .day("retention.keptUntil", Proof::keptUntil)
                .text("retention.hash", Proof::caseHash)
                .number("retention.rows", Proof::rows)
                .text("retention.what", Proof::counts)
                .send(response, ending, each -> portions(reference, each));
    }

    private void portions(Optional<String> reference, Consumer<Proof> each) {
        long before = 0;
        List<Proof> portion;
        do {
            long from = before;
            portion = tenancy.asEveryone(() -> erasures.proofs(from, reference, PORTION));
            portion.forEach(each);
            before = portion.isEmpty() ? before : portion.getLast().id();
        } while (portion.size() == PORTION);
    }

    private static long before(ListUrl url) {
        return url.value("after").matches("\\d{1,18}") ? Long.parseLong(url.value("after")) : 0;
    }

    private static Optional<String> reference(ListUrl url) {
        return Optional.of(url.value("q").strip()).filter(text -> !text.isEmpty());
    }

    private CollectionCase find(String reference) {
        return cases.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
    }
}
