package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.events.UnreadableParameter;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.intake.Quotes;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.QuoteRequest;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import de.mahnwerk.protocol.SettlementPage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a client reads about money: settlements, terms, quotes. */
@RestController
class MoneyController {

    private final Settlements settlements;
    private final SettlementViews views;
    private final Clients clients;
    private final Quotes quotes;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    MoneyController(
            Settlements settlements,
            SettlementViews views,
            Clients clients,
            Quotes quotes,
            Tenancy tenancy,
            BusinessClock clock) {
        this.settlements = settlements;
        this.views = views;
        this.clients = clients;
        this.quotes = quotes;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/v1/settlements")
    ResponseEntity<String> list(
            @AuthenticationPrincipal ApiClient caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = UnreadableParameter.limit(limit);
        long cursor = UnreadableParameter.cursor(after);
        List<Settlement> found =
                tenancy.as(caller.client(), () -> settlements.after(caller.client(), cursor, most + 1));
        boolean more = found.size() > most;
        List<Settlement> shown = more ? found.subList(0, most) : found;
        long next = shown.isEmpty() ? cursor : shown.getLast().seq();
        return Wire.json(
                200,
                new SettlementPage(shown.stream().map(SettlementViews::brief).toList(), Long.toString(next), more));
    }

    @GetMapping("/v1/settlements/{id}")
    ResponseEntity<String> one(@AuthenticationPrincipal ApiClient caller, @PathVariable UUID id) {
        return tenancy.as(
                caller.client(),
                () -> settlements
                        .find(caller.client(), id)
                        .map(found -> Wire.json(200, views.full(found)))
                        .orElseGet(MoneyController::unknown));
    }

    @GetMapping("/v1/settlements/{id}.pdf")
    ResponseEntity<?> pdf(@AuthenticationPrincipal ApiClient caller, @PathVariable UUID id) {
        return file(caller, id, settlements::pdf);
    }

    @GetMapping("/v1/settlements/{id}.csv")
    ResponseEntity<?> csv(@AuthenticationPrincipal ApiClient caller, @PathVariable UUID id) {
        return file(caller, id, found -> Optional.of(settlements.csv(found)));
    }

    @GetMapping("/v1/terms")
    ResponseEntity<String> terms(@AuthenticationPrincipal ApiClient caller) {
        return Wire.json(
                200,
                SettlementViews.terms(
                        tenancy.as(caller.client(), () -> clients.terms(caller.client(), clock.today()))));
    }

    @PostMapping("/v1/quotes")
    ResponseEntity<String> quote(@AuthenticationPrincipal ApiClient caller, @RequestBody byte[] body) {
        return switch (Requests.read(body, QuoteRequest.class)) {
            case Reading.Faulty<QuoteRequest> faulty -> Wire.problem(faulty);
            case Reading.Understood<QuoteRequest>(QuoteRequest request) ->
                Wire.json(
                        200, tenancy.as(caller.client(), () -> quotes.quote(caller.client(), request, clock.today())));
        };
    }

    private ResponseEntity<?> file(ApiClient caller, UUID id, Function<Settlement, Optional<Document>> form) {
        Optional<Document> found = tenancy.as(
                caller.client(), () -> settlements.find(caller.client(), id).flatMap(form));
        return found.<ResponseEntity<?>>map(document -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(document.mediaType()))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(document.name())
                                        .build()
                                        .toString())
                        .body(document.content()))
                .orElseGet(MoneyController::unknown);
    }

    private static ResponseEntity<String> unknown() {
        return Wire.problem(ProblemType.NOT_FOUND, "There is no settlement of this id.");
    }
}
