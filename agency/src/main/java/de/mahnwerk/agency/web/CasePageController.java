package de.mahnwerk.agency.web;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.concern.Concerns;
import de.mahnwerk.agency.conversation.Instructions;
import de.mahnwerk.agency.correspondence.DebtorLetters;
import de.mahnwerk.agency.events.EventFeed;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.agency.intake.CaseDesk;
import de.mahnwerk.agency.payments.UnseenReturns;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.agency.steering.ReturnedMail;
import de.mahnwerk.agency.strategy.StepLog;
import de.mahnwerk.agency.tracing.AddressInquiries;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case: how it stands, its claim account with the reason of every line, its timeline, and what a clerk may do. */
@RestController
class CasePageController {

    private static final int MOST_FILES = 200;

    private final Cases cases;
    private final CaseSearch search;
    private final ClaimAccounts accounts;
    private final Clients clients;
    private final DebtorLetters letters;
    private final EventFeed feed;
    private final CaseDesk desk;
    private final CaseFiles files;
    private final StepLog steps;
    private final Instructions instructions;
    private final PaymentPlans plans;
    private final AddressInquiries inquiries;
    private final UnseenReturns returns;
    private final Concerns concerns;
    private final ReturnedMail mail;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    CasePageController(
            Cases cases,
            CaseSearch search,
            ClaimAccounts accounts,
            Clients clients,
            DebtorLetters letters,
            EventFeed feed,
            CaseDesk desk,
            CaseFiles files,
            StepLog steps,
            Instructions instructions,
            PaymentPlans plans,
            AddressInquiries inquiries,
            UnseenReturns returns,
            Concerns concerns,
            ReturnedMail mail,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.cases = cases;
        this.search = search;
        this.accounts = accounts;
        this.clients = clients;
        this.letters = letters;
        this.feed = feed;
        this.desk = desk;
        this.files = files;
        this.steps = steps;
        this.instructions = instructions;
        this.plans = plans;
        this.inquiries = inquiries;
        this.returns = returns;
        this.concerns = concerns;
        this.mail = mail;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/cases/{reference}")
    ResponseEntity<String> one(
            @PathVariable String reference,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam Map<String, String> parameters) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        return tenancy.asEveryone(() -> {
            CollectionCase one = find(reference);
            List<UUID> id = List.of(one.id());
            CaseDebtor debtor = cases.debtors(one.client(), id).get(one.id());
            if (debtor == null) {
                throw new NotFound(reference);
            }
            Map<String, Object> shown = new HashMap<>();
            shown.put("url", ListUrl.of("/cases/" + one.reference(), parameters));
            shown.put("one", one);
            shown.put("client", clients.get(one.client()));
            shown.put("debtor", debtor);
            shown.put("items", cases.items(one.client(), id).getOrDefault(one.id(), List.of()));
            shown.put("account", accounts.statement(one, day));
            shown.put("steps", steps.of(one.client(), one.id()));
            shown.put("letters", letters.of(one.client(), one.id()));
            shown.put(
                    "timeline",
                    CaseTimeline.of(
                            pages.page(),
                            one,
                            feed.timeline(one.client(), one.id()),
                            letters.of(one.client(), one.id())));
            shown.put("canStop", CaseLifecycle.allows(one.status(), CaseTrigger.PAUSED));
            shown.put(
                    "canResume",
                    CaseLifecycle.allows(one.status(), CaseTrigger.RESUMED)
                            || CaseLifecycle.allows(one.status(), CaseTrigger.DISPUTE_RESOLVED));
            shown.put("canAsk", CaseLifecycle.allows(one.status(), CaseTrigger.DECISION_REQUESTED));
            shown.put("files", files.after(one.client(), one.id(), 0, MOST_FILES));
            shown.put("instructions", instructions.of(one.client(), one.id()));
            shown.put("plan", plans.of(one.client(), one.id()).orElse(null));
            shown.put("inquiries", inquiries.of(one.client(), one.id()));
            shown.put("returns", returns.of(one.client(), one.id()));
            shown.put("concerns", concerns.of(one.client(), one.id()));
            shown.put("canReturn", ReturnedMail.possible(one));
            shown.put("needsAddress", mail.needsAddress(one));
            shown.put("canPlan", CaseLifecycle.allows(one.status(), CaseTrigger.PLAN_AGREED));
            shown.put("canClose", CaseLifecycle.allows(one.status(), CaseTrigger.CLOSED));
            return pages.show("agency/case", "case.title", shown);
        });
    }

    @PostMapping("/cases/{reference}/dispute")
    ResponseEntity<String> dispute(@PathVariable String reference, @RequestParam(defaultValue = "") String reason) {
        return act(reference, one -> desk.dispute(one.client(), one.id(), reason(reason), clock.today()));
    }

    @PostMapping("/cases/{reference}/pause")
    ResponseEntity<String> pause(@PathVariable String reference, @RequestParam(defaultValue = "") String reason) {
        return act(reference, one -> desk.pause(one.client(), one.id(), reason(reason), clock.today()));
    }

    @PostMapping("/cases/{reference}/resume")
    ResponseEntity<String> resume(@PathVariable String reference) {
        return act(reference, one -> desk.resume(one.client(), one.id(), clock.today()));
    }

    @PostMapping("/cases/{reference}/close")
    ResponseEntity<String> close(
            @PathVariable String reference, @RequestParam(defaultValue = "UNCOLLECTIBLE") Outcome outcome) {
        return act(reference, one -> desk.close(one.client(), one.id(), outcome, clock.today()));
    }

    /** The paper of a letter. */
    @GetMapping("/letters/{id}.pdf")
    ResponseEntity<byte[]> letter(@PathVariable long id) {
        return tenancy.asEveryone(() -> letters.pdf(id))
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(document.content()))
                .orElseThrow(() -> new NotFound("letter " + id));
    }

    private ResponseEntity<String> act(String reference, Function<CollectionCase, CaseDesk.Answer> action) {
        CaseDesk.Answer answer = tenancy.asEveryone(() -> action.apply(find(reference)));
        return switch (answer) {
            case CaseDesk.Answer.Done done -> pages.go("/cases/" + reference, "case.changed");
            case CaseDesk.Answer.NotNow notNow -> {
                var page = pages.page();
                throw new RefusedInput(
                        page.t("case.notNow", page.code("status", notNow.known().status())));
            }
            case CaseDesk.Answer.Unknown unknown -> throw new NotFound(reference);
        };
    }

    private String reason(String reason) {
        if (reason.isBlank()) {
            throw new RefusedInput(pages.page().t("case.reasonMissing"));
        }
        return reason.strip();
    }

    private CollectionCase find(String reference) {
        return search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
    }
}
