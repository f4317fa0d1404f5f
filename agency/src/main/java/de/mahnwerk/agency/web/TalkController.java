package de.mahnwerk.agency.web;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseLifecycle;
import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.CaseTrigger;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.conversation.Decisions;
import de.mahnwerk.agency.conversation.Instructions;
import de.mahnwerk.agency.conversation.Messages;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clerk writes to the client, asks him something or for a decision, and reads what he sent. */
@RestController
class TalkController {

    private final Cases cases;
    private final CaseSearch search;
    private final Messages messages;
    private final Decisions decisions;
    private final ClaimAccounts accounts;
    private final Instructions instructions;
    private final CaseFiles files;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    TalkController(
            Cases cases,
            CaseSearch search,
            Messages messages,
            Decisions decisions,
            ClaimAccounts accounts,
            Instructions instructions,
            CaseFiles files,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.cases = cases;
        this.search = search;
        this.messages = messages;
        this.decisions = decisions;
        this.accounts = accounts;
        this.instructions = instructions;
        this.files = files;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    /** With a day it is a query, which holds the case until it is answered. */
    @PostMapping("/cases/{reference}/messages")
    ResponseEntity<String> message(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dueOn) {
        if (text.isBlank()) {
            throw new RefusedInput(pages.page().t("talk.textMissing"));
        }
        return onCase(reference, one -> {
            if (dueOn == null) {
                messages.tell(one, text.strip(), clock.today());
            } else {
                CollectionCase _ = messages.ask(one, text.strip(), later(dueOn), clock.today());
            }
        });
    }

    @PostMapping("/cases/{reference}/decision")
    ResponseEntity<String> decision(
            @PathVariable String reference,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate dueOn) {
        return onCase(reference, one -> {
            if (!CaseLifecycle.allows(one.status(), CaseTrigger.DECISION_REQUESTED)) {
                throw new RefusedInput(
                        pages.page().t("case.notNow", pages.page().code("status", one.status())));
            }
            boolean settlement = kind.equals("SETTLEMENT_OFFER");
            if (!List.of("COURT_ACTION", "SETTLEMENT_OFFER", "WRITE_OFF").contains(kind)
                    || settlement == offer.isBlank()) {
                throw new RefusedInput(pages.page().t("talk.offer"));
            }
            Money offered = settlement ? new Typed(pages.page()).money("talk.offered", offer) : null;
            Money open = accounts.amounts(one.client(), List.of(one.id()), clock.today())
                    .getOrDefault(one.id(), CaseAmounts.NONE)
                    .open();
            if (offered != null && offered.compareTo(open) >= 0) {
                throw new RefusedInput(
                        pages.page().t("talk.offerTooHigh", pages.page().money(open)));
            }
            CollectionCase _ = decisions.ask(one, kind, offered, later(dueOn), clock.today());
        });
    }

    /** How an instruction of the client stands; a client reads the result as it is typed. */
    @PostMapping("/cases/{reference}/instructions/{id}")
    ResponseEntity<String> instruction(
            @PathVariable String reference,
            @PathVariable UUID id,
            @RequestParam Instructions.Progress state,
            @RequestParam(defaultValue = "") String result) {
        if (state.ends() && result.isBlank()) {
            throw new RefusedInput(pages.page().t("instruction.resultMissing"));
        }
        return onCase(reference, one -> {
            if (!instructions.report(one, id, state, state.ends() ? result.strip() : null, clock.today())) {
                throw new RefusedInput(pages.page().t("instruction.over"));
            }
        });
    }

    /** A document of the case. */
    @GetMapping("/cases/{reference}/documents/{id}")
    ResponseEntity<byte[]> document(@PathVariable String reference, @PathVariable UUID id) {
        return tenancy.asEveryone(() -> {
                    CollectionCase one = find(reference);
                    return files.content(one.client(), one.id(), id);
                })
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(document.mediaType()))
                        .body(document.content()))
                .orElseThrow(() -> new NotFound("document " + id));
    }

    private LocalDate later(LocalDate dueOn) {
        if (!dueOn.isAfter(clock.today())) {
            throw new RefusedInput(pages.page().t("talk.dueOn"));
        }
        return dueOn;
    }

    private ResponseEntity<String> onCase(String reference, Consumer<CollectionCase> action) {
        tenancy.runAsEveryone(() -> {
            CollectionCase one = find(reference);
            action.accept(cases.lock(one.client(), List.of(one.id())).getFirst());
        });
        return pages.go("/cases/" + reference, "case.changed");
    }

    private CollectionCase find(String reference) {
        return search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
    }
}
