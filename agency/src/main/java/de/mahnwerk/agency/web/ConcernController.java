package de.mahnwerk.agency.web;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.concern.Concern;
import de.mahnwerk.agency.concern.Concerns;
import de.mahnwerk.agency.conversation.Decisions;
import de.mahnwerk.agency.intake.CaseDesk;
import de.mahnwerk.agency.steering.ContactRest;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Complaints and hardships: noted, decided with one click, answered by letter. */
@RestController
class ConcernController {

    private static final int LONGEST_PAUSE_DAYS = 365;
    private static final int DAYS_FOR_THE_CLIENT = 14;

    private final Concerns concerns;
    private final ContactRest rest;
    private final CaseDesk desk;
    private final Decisions decisions;
    private final ClaimAccounts accounts;
    private final Cases cases;
    private final CaseSearch search;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    ConcernController(
            Concerns concerns,
            ContactRest rest,
            CaseDesk desk,
            Decisions decisions,
            ClaimAccounts accounts,
            Cases cases,
            CaseSearch search,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.concerns = concerns;
        this.rest = rest;
        this.desk = desk;
        this.decisions = decisions;
        this.accounts = accounts;
        this.cases = cases;
        this.search = search;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @PostMapping("/cases/{reference}/concerns")
    ResponseEntity<String> note(
            @PathVariable String reference,
            @RequestParam Concern.Kind kind,
            @RequestParam Concern.Channel channel,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dueOn) {
        LocalDate day = clock.today();
        if (text.isBlank() || dueOn == null || dueOn.isBefore(day) || dueOn.isAfter(day.plusDays(LONGEST_PAUSE_DAYS))) {
            throw new RefusedInput(pages.page().t("concern.incomplete"));
        }
        tenancy.runAsEveryone(() -> concerns.note(
                locked(reference),
                kind,
                channel,
                text.strip(),
                dueOn,
                pages.user().displayName(),
                day));
        return pages.go("/cases/" + reference, "concern.noted");
    }

    /** {@code offer}, {@code until} and {@code outcome} belong to the decisions that need them. */
    @PostMapping("/cases/{reference}/concerns/{id}/decision")
    ResponseEntity<String> decide(
            @PathVariable String reference,
            @PathVariable UUID id,
            @RequestParam Concern.Decision decision,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(defaultValue = "MERCHANT_DECISION") Outcome outcome) {
        tenancy.runAsEveryone(() -> {
            CollectionCase one = locked(reference);
            Concern concern = concerns.open(one, id)
                    .orElseThrow(() -> new RefusedInput(pages.page().t("concern.over")));
            concerns.decide(one, concern, decision, answer.strip(), pages.user().displayName(), clock.today());
            carryOut(one, decision, offer, until, outcome);
        });
        return pages.go(
                decision == Concern.Decision.PLAN ? "/cases/" + reference + "/plan" : "/cases/" + reference,
                "concern.decided");
    }

    private void carryOut(
            CollectionCase one, Concern.Decision decision, String offer, @Nullable LocalDate until, Outcome outcome) {
        LocalDate day = clock.today();
        switch (decision) {
            case GO_ON, PLAN -> rest.endUnlessComplained(one, day);
            case SETTLE -> settle(rest.end(one, day), offer, day);
            case PAUSE -> {
                if (until == null || !until.isAfter(day) || until.isAfter(day.plusDays(LONGEST_PAUSE_DAYS))) {
                    throw new RefusedInput(pages.page().t("concern.untilMissing"));
                }
                CollectionCase awake = rest.end(one, day);
                refuseUnless(awake, CaseTrigger.PAUSED);
                rest.begin(awake, until, day);
            }
            case CLOSE -> {
                refuseUnless(one, CaseTrigger.CLOSED);
                CaseDesk.Answer _ = desk.close(one.client(), one.id(), outcome, day);
            }
        }
    }

    private void settle(CollectionCase one, String offer, LocalDate day) {
        refuseUnless(one, CaseTrigger.DECISION_REQUESTED);
        if (offer.isBlank()) {
            throw new RefusedInput(pages.page().t("talk.offer"));
        }
        Money offered = new Typed(pages.page()).money("talk.offered", offer);
        Money open = accounts.amounts(one.client(), List.of(one.id()), day)
                .getOrDefault(one.id(), CaseAmounts.NONE)
                .open();
        if (offered.compareTo(open) >= 0) {
            throw new RefusedInput(
                    pages.page().t("talk.offerTooHigh", pages.page().money(open)));
        }
        CollectionCase _ = decisions.ask(one, "SETTLEMENT_OFFER", offered, day.plusDays(DAYS_FOR_THE_CLIENT), day);
    }

    private void refuseUnless(CollectionCase one, CaseTrigger trigger) {
        if (!CaseLifecycle.allows(one.status(), trigger)) {
            throw new RefusedInput(pages.page().t("case.notNow", pages.page().code("status", one.status())));
        }
    }

    private CollectionCase locked(String reference) {
        CollectionCase one = search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
        return cases.lock(one.client(), List.of(one.id())).getFirst();
    }
}
