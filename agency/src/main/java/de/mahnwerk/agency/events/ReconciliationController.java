package de.mahnwerk.agency.events;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseFigures;
import de.mahnwerk.agency.cases.CaseFilter;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ClaimStatus;
import de.mahnwerk.protocol.ReconciliationPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** GET /v1/reconciliation: the agency's book claim by claim. */
@RestController
class ReconciliationController {

    private final Cases cases;
    private final CaseFigures figures;
    private final EventFeed feed;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    ReconciliationController(Cases cases, CaseFigures figures, EventFeed feed, Tenancy tenancy, BusinessClock clock) {
        this.cases = cases;
        this.figures = figures;
        this.feed = feed;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/v1/reconciliation")
    ResponseEntity<String> reconcile(
            @AuthenticationPrincipal ApiClient caller,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        int most = UnreadableParameter.limit(limit);
        long cursor = UnreadableParameter.cursor(after);
        return Wire.json(200, tenancy.as(caller.client(), () -> page(caller.client(), day, cursor, most)));
    }

    private ReconciliationPage page(long client, LocalDate day, long after, int most) {
        List<CollectionCase> found =
                cases.list(new CaseFilter(client, Set.of(), null, null, null, null, null, after, most + 1));
        boolean more = found.size() > most;
        List<CollectionCase> shown = more ? found.subList(0, most) : found;
        Map<UUID, CaseAmounts> amounts =
                figures.amounts(client, shown.stream().map(CollectionCase::id).toList(), day);
        return new ReconciliationPage(
                day,
                feed.last(client),
                shown.stream()
                        .map(one -> line(one, amounts.getOrDefault(one.id(), CaseAmounts.NONE)))
                        .toList(),
                Long.toString(shown.isEmpty() ? after : shown.getLast().number()),
                more);
    }

    private static ReconciliationPage.Line line(CollectionCase one, CaseAmounts amounts) {
        Money open = one.status().ended() ? Money.ZERO : amounts.open();
        return new ReconciliationPage.Line(
                        one.id(),
                        one.reference(),
                        one.merchantReference(),
                        ClaimStatus.valueOf(one.status().name()),
                        one.caseSequence(),
                        Wire.amount(one.principal()),
                        Wire.amount(amounts.principalPaid()),
                        Wire.amount(amounts.paid()),
                        Wire.amount(open),
                        Wire.amount(amounts.paidOut()),
                        "")
                .hashed();
    }
}
