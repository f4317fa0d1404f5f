package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CaseFilter;
import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.events.EventFeed;
import de.mahnwerk.agency.events.UnreadableParameter;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.ClaimPage;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Timeline;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** GET /v1/claims: what a client may read of its cases. */
@RestController
class ClaimsController {

    private final Cases cases;
    private final ClaimViews views;
    private final EventFeed feed;
    private final Tenancy tenancy;

    ClaimsController(Cases cases, ClaimViews views, EventFeed feed, Tenancy tenancy) {
        this.cases = cases;
        this.views = views;
        this.feed = feed;
        this.tenancy = tenancy;
    }

    @GetMapping("/v1/claims")
    ResponseEntity<String> list(
            @AuthenticationPrincipal ApiClient caller,
            @RequestParam(required = false) @Nullable String merchantReference,
            @RequestParam(required = false) @Nullable String invoiceNumber,
            @RequestParam(required = false) @Nullable String caseReference,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String changedSince,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = UnreadableParameter.limit(limit);
        CaseFilter filter = new CaseFilter(
                caller.client(),
                statuses(status),
                null,
                merchantReference,
                invoiceNumber,
                caseReference,
                instant(changedSince),
                UnreadableParameter.cursor(after),
                most + 1);
        return Wire.json(200, tenancy.as(caller.client(), () -> page(filter, most)));
    }

    private ClaimPage page(CaseFilter filter, int most) {
        List<CollectionCase> found = cases.list(filter);
        boolean more = found.size() > most;
        List<CollectionCase> shown = more ? found.subList(0, most) : found;
        long next = shown.isEmpty() ? filter.after() : shown.getLast().number();
        long client = filter.client() == null ? 0 : filter.client();
        return new ClaimPage(views.full(client, shown), Long.toString(next), more);
    }

    @GetMapping("/v1/claims/{id}")
    ResponseEntity<String> one(
            @AuthenticationPrincipal ApiClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return tenancy.as(
                caller.client(),
                () -> cases.find(caller.client(), id)
                        .map(found -> shown(
                                views.full(caller.client(), List.of(found)).getFirst(), known))
                        .orElseGet(ClaimsController::unknown));
    }

    private static ResponseEntity<String> shown(Claim claim, @Nullable String known) {
        String tag = ClaimTag.of(claim);
        if (tag.equals(known)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        ResponseEntity<String> plain = Wire.json(200, claim);
        return ResponseEntity.ok().headers(plain.getHeaders()).eTag(tag).body(plain.getBody());
    }

    @GetMapping("/v1/claims/{id}/timeline")
    ResponseEntity<String> timeline(@AuthenticationPrincipal ApiClient caller, @PathVariable UUID id) {
        return tenancy.as(
                caller.client(),
                () -> cases.find(caller.client(), id)
                        .map(found -> Wire.json(
                                200,
                                new Timeline(found.id(), found.reference(), feed.ofCase(caller.client(), found.id()))))
                        .orElseGet(ClaimsController::unknown));
    }

    static ResponseEntity<String> unknown() {
        return Wire.problem(ProblemType.NOT_FOUND, "There is no case of this id.");
    }

    private static Set<CaseStatus> statuses(@Nullable String status) {
        if (status == null) {
            return Set.of();
        }
        return Arrays.stream(CaseStatus.values())
                .filter(one -> one.name().equals(status))
                .findAny()
                .map(Set::of)
                .orElseThrow(() -> new UnreadableParameter("status", "a status of the document"));
    }

    private static @Nullable Instant instant(@Nullable String moment) {
        try {
            return moment == null ? null : Instant.parse(moment);
        } catch (DateTimeParseException e) {
            throw new UnreadableParameter("changedSince", "an instant like 2026-11-02T08:00:00Z");
        }
    }
}
