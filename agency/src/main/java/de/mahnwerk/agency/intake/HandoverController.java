package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.events.Writes;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.BatchAnswer;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.ClaimResult;
import de.mahnwerk.protocol.IntakeResult;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Quote;
import de.mahnwerk.protocol.QuoteRequest;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** POST /v1/claims and /v1/claims/batch: claims that come this way came through the interface, whatever they say. */
@RestController
class HandoverController {

    private static final Language GERMAN = new Language(Locale.GERMANY, "agency");
    private static final Language ENGLISH = new Language(Locale.UK, "agency");

    private final Intake intake;
    private final Quotes quotes;
    private final Writes writes;
    private final OnboardingController onboarding;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    HandoverController(
            Intake intake,
            @Lazy Quotes quotes,
            Writes writes,
            OnboardingController onboarding,
            Tenancy tenancy,
            BusinessClock clock) {
        this.intake = intake;
        this.quotes = quotes;
        this.writes = writes;
        this.onboarding = onboarding;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @PostMapping("/v1/claims")
    ResponseEntity<String> one(
            @AuthenticationPrincipal ApiClient caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request)
            throws IOException {
        Language language = language(accepted);
        byte[] body = RequestForm.body(request);
        if (dryRun) {
            return tenancy.rolledBack(caller.client(), () -> dryRun(caller, body, language));
        }
        return onboarding
                .refusal(caller.client(), language)
                .orElseGet(() -> writes.once(
                        caller, key, "POST /v1/claims", body, () -> answered(single(caller, body), language)));
    }

    private ResponseEntity<String> dryRun(ApiClient caller, byte[] body, Language language) {
        Reading<NewClaim> reading = Requests.read(body, NewClaim.class);
        IntakeAnswer answer = intake.take(caller.client(), List.of(reading), Channel.ERP_INTERFACE)
                .getFirst();
        return answer instanceof IntakeAnswer.Opened && reading instanceof Reading.Understood<NewClaim>(NewClaim claim)
                ? Wire.json(200, wouldOpen(caller, 0, claim))
                : answered(answer, language);
    }

    @PostMapping("/v1/claims/batch")
    ResponseEntity<String> batch(
            @AuthenticationPrincipal ApiClient caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request)
            throws IOException {
        Language language = language(accepted);
        BatchBody body = BatchBody.read(request);
        return switch (body.claims()) {
            case Reading.Faulty<List<Reading<NewClaim>>> faulty -> Wire.problem(faulty);
            case Reading.Understood<List<Reading<NewClaim>>>(List<Reading<NewClaim>> claims) ->
                dryRun
                        ? tenancy.rolledBack(caller.client(), () -> Wire.json(200, manyDry(caller, claims, language)))
                        : onboarding
                                .refusal(caller.client(), language)
                                .orElseGet(() -> writes.once(
                                        caller,
                                        key,
                                        "POST /v1/claims/batch",
                                        body.sha256(),
                                        () -> Wire.json(200, many(caller, claims, language))));
        };
    }

    private IntakeAnswer single(ApiClient caller, byte[] body) {
        return intake.take(caller.client(), List.of(Requests.read(body, NewClaim.class)), Channel.ERP_INTERFACE)
                .getFirst();
    }

    private BatchAnswer many(ApiClient caller, List<Reading<NewClaim>> claims, Language language) {
        List<ClaimResult> results = new ArrayList<>(claims.size());
        for (IntakeAnswer answer : intake.take(caller.client(), claims, Channel.ERP_INTERFACE)) {
            String reference = claims.get(results.size()) instanceof Reading.Understood<NewClaim>(NewClaim claim)
                    ? claim.merchantReference()
                    : null;
            results.add(named(result(results.size(), answer, language), reference));
        }
        return new BatchAnswer(results);
    }

    /** As {@link #many}; cases that are opened and taken back again are not shown. */
    private BatchAnswer manyDry(ApiClient caller, List<Reading<NewClaim>> claims, Language language) {
        BatchAnswer real = many(caller, claims, language);
        Set<UUID> taken = real.results().stream()
                .filter(result -> result.result() == IntakeResult.ACCEPTED)
                .map(ClaimResult::claim)
                .filter(Objects::nonNull)
                .map(Claim::id)
                .collect(Collectors.toSet());
        List<ClaimResult> results = new ArrayList<>(claims.size());
        for (ClaimResult result : real.results()) {
            Claim claim = result.claim();
            if (claim == null || !taken.contains(claim.id())) {
                results.add(result);
            } else if (result.result() == IntakeResult.ACCEPTED
                    && claims.get(result.index()) instanceof Reading.Understood<NewClaim>(NewClaim wanted)) {
                results.add(wouldOpen(caller, result.index(), wanted));
            } else {
                results.add(new ClaimResult(
                        result.index(), result.merchantReference(), result.result(), null, null, List.of(), null));
            }
        }
        return new BatchAnswer(results);
    }

    private ClaimResult wouldOpen(ApiClient caller, int index, NewClaim claim) {
        return new ClaimResult(
                index,
                claim.merchantReference(),
                IntakeResult.ACCEPTED,
                null,
                null,
                List.of(),
                quote(caller.client(), claim));
    }

    private ResponseEntity<String> answered(IntakeAnswer answer, Language language) {
        return switch (answer) {
            case IntakeAnswer.Opened opened -> created(opened.claim());
            case IntakeAnswer.Duplicate duplicate ->
                Wire.problem(Problem.of(
                                ProblemType.DUPLICATE_CLAIM,
                                language.text(
                                        "intake.duplicate", duplicate.known().caseReference()))
                        .about(duplicate.known()));
            case IntakeAnswer.Unreadable unreadable -> Wire.problem(unreadable.faulty());
            case IntakeAnswer.Refused refused -> refusal(refused, language);
        };
    }

    private static ResponseEntity<String> created(Claim claim) {
        ResponseEntity<String> plain = Wire.json(201, claim);
        return ResponseEntity.status(201)
                .headers(plain.getHeaders())
                .header("Location", "/v1/claims/" + claim.id())
                .header("ETag", ClaimTag.of(claim))
                .body(plain.getBody());
    }

    private static ResponseEntity<String> refusal(IntakeAnswer.Refused refused, Language language) {
        var faults = refused.faults(language);
        return Wire.problem(refused.reasonCode()
                .map(reason -> Problem.of(ProblemType.CLAIM_REJECTED, language.text("intake.never"), faults)
                        .because(reason))
                .orElseGet(() -> Problem.of(
                        ProblemType.INVALID_CONTENT, language.text("intake.faults", faults.size()), faults)));
    }

    private static ClaimResult result(int index, IntakeAnswer answer, Language language) {
        return switch (answer) {
            case IntakeAnswer.Opened opened ->
                new ClaimResult(
                        index,
                        opened.claim().merchantReference(),
                        IntakeResult.ACCEPTED,
                        opened.claim(),
                        null,
                        List.of(),
                        null);
            case IntakeAnswer.Duplicate duplicate ->
                new ClaimResult(index, null, IntakeResult.DUPLICATE, duplicate.known(), null, List.of(), null);
            case IntakeAnswer.Unreadable unreadable ->
                new ClaimResult(
                        index,
                        null,
                        IntakeResult.REJECTED,
                        null,
                        null,
                        unreadable.faulty().faults(),
                        null);
            case IntakeAnswer.Refused refused ->
                new ClaimResult(
                        index,
                        null,
                        IntakeResult.REJECTED,
                        null,
                        refused.reasonCode().orElse(null),
                        refused.faults(language),
                        null);
        };
    }

    private static ClaimResult named(ClaimResult result, @Nullable String reference) {
        return new ClaimResult(
                result.index(),
                reference,
                result.result(),
                result.claim(),
                result.reasonCode(),
                result.errors(),
                result.quote());
    }

    private Quote quote(long client, NewClaim claim) {
        long principal = claim.principal().stream()
                .mapToLong(item -> item.openAmount().cents())
                .sum();
        return quotes.quote(
                client,
                new QuoteRequest(
                        claim.debtor().kind(),
                        de.mahnwerk.protocol.Amount.ofCents(principal),
                        claim.creditorDeductsVat(),
                        de.mahnwerk.protocol.Channel.ERP_INTERFACE),
                clock.today());
    }

    /** German unless English is preferred. */
    static Language language(@Nullable String accepted) {
        return accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : GERMAN;
    }
}
