package de.mahnwerk.agency.web;

import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseSearch;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.plans.PaymentPlans;
import de.mahnwerk.agency.plans.Plan;
import de.mahnwerk.agency.plans.PlanOffers;
import de.mahnwerk.agency.plans.PlanOffers.Preview;
import de.mahnwerk.agency.plans.PlanOffers.Wish;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The payment plan of a case: what could be offered, what is offered, what is agreed and how it is kept. */
@RestController
class PlanController {

    private static final int PROPOSED_NUMBER = 6;

    private final Cases cases;
    private final CaseSearch search;
    private final PaymentPlans plans;
    private final PlanOffers offers;
    private final ClaimAccounts accounts;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    PlanController(
            Cases cases,
            CaseSearch search,
            PaymentPlans plans,
            PlanOffers offers,
            ClaimAccounts accounts,
            Tenancy tenancy,
            BusinessClock clock,
            Pages pages) {
        this.cases = cases;
        this.search = search;
        this.plans = plans;
        this.offers = offers;
        this.accounts = accounts;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    /** Without a wish it proposes one. */
    @GetMapping("/cases/{reference}/plan")
    ResponseEntity<String> plan(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate first,
            @RequestParam(defaultValue = "false") boolean costs) {
        LocalDate today = clock.today();
        return tenancy.asEveryone(() -> {
            CollectionCase one = find(reference);
            List<UUID> id = List.of(one.id());
            CaseDebtor debtor = cases.debtors(one.client(), id).get(one.id());
            if (debtor == null) {
                throw new NotFound(reference);
            }
            Wish wish = first == null
                    ? new Wish(PROPOSED_NUMBER, null, PlanOffers.proposedFirst(today), false)
                    : wish(number, amount, first, costs);
            Map<String, Object> shown = new HashMap<>();
            shown.put("one", one);
            shown.put("debtor", debtor);
            shown.put("amounts", accounts.amounts(one.client(), id, today).get(one.id()));
            shown.put("plan", plans.of(one.client(), one.id()).orElse(null));
            shown.put("wish", wish);
            shown.put("preview", offers.preview(one, wish, today));
            return pages.show("agency/plan", "plan.title", shown);
        });
    }

    @PostMapping("/cases/{reference}/plan")
    ResponseEntity<String> offer(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
            @RequestParam(defaultValue = "false") boolean costs) {
        Wish wish = wish(number, amount, first, costs);
        Preview offered =
                locked(reference, one -> offers.offer(one, wish, pages.user().displayName(), clock.today()));
        if (offered instanceof Preview.Refused refused) {
            throw new RefusedInput(pages.page().code("planRefused", refused.reason()));
        }
        return pages.go(page(reference), "plan.offered");
    }

    /** The debtor accepted in text form. */
    @PostMapping("/cases/{reference}/plan/agreement")
    ResponseEntity<String> agree(
            @PathVariable String reference,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate agreedOn,
            @RequestParam Plan.Received received) {
        if (!locked(
                reference,
                one -> plans.agree(one, agreedOn, received, pages.user().displayName(), clock.today()))) {
            throw new RefusedInput(pages.page().t("plan.cannotAgree"));
        }
        return pages.go(page(reference), "plan.recorded");
    }

    @PostMapping("/cases/{reference}/plan/withdrawal")
    ResponseEntity<String> withdraw(@PathVariable String reference) {
        if (!locked(reference, one -> offers.withdraw(one, clock.today()))) {
            throw new RefusedInput(pages.page().t("plan.cannotWithdraw"));
        }
        return pages.go(page(reference), "plan.taken");
    }

    private Wish wish(String number, String amount, LocalDate first, boolean costs) {
        Money each = amount.isBlank() ? null : new Typed(pages.page()).money("plan.wishAmount", amount);
        Integer count = each == null && number.matches("\\d{1,3}") ? Integer.valueOf(number) : null;
        return new Wish(count, each, first, costs);
    }

    private <T> T locked(String reference, Function<CollectionCase, T> action) {
        return tenancy.asEveryone(() -> {
            CollectionCase one = find(reference);
            return action.apply(cases.lock(one.client(), List.of(one.id())).getFirst());
        });
    }

    private static String page(String reference) {
        return "/cases/" + reference + "/plan";
    }

    private CollectionCase find(String reference) {
        return search.byReference(reference).orElseThrow(() -> new NotFound("case " + reference));
    }
}
