package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DirectPayments;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.events.Writes;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Allocation;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.PaymentAnswer;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import de.mahnwerk.protocol.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a client tells about a case: a payment that reached it, or that it takes the claim back. */
@RestController
class ClaimActionsController {

    private final Cases cases;
    private final ClaimViews views;
    private final DirectPayments payments;
    private final Withdrawals withdrawals;
    private final Writes writes;
    private final BusinessClock clock;

    ClaimActionsController(
            Cases cases,
            ClaimViews views,
            @Lazy DirectPayments payments,
            Withdrawals withdrawals,
            Writes writes,
            BusinessClock clock) {
        this.cases = cases;
        this.views = views;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.writes = writes;
        this.clock = clock;
    }

    @PostMapping("/v1/claims/{id}/payments")
    ResponseEntity<String> payment(
            @AuthenticationPrincipal ApiClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted,
            @RequestBody byte[] body) {
        return writes.once(
                caller,
                key,
                "POST /v1/claims/" + id + "/payments",
                body,
                () -> read(
                        caller,
                        id,
                        ifMatch,
                        body,
                        DirectPayment.class,
                        (known, payment) -> book(known, payment, HandoverController.language(accepted))));
    }

    @PostMapping("/v1/claims/{id}/withdrawal")
    ResponseEntity<String> withdrawal(
            @AuthenticationPrincipal ApiClient caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted,
            @RequestBody byte[] body) {
        return writes.once(
                caller,
                key,
                "POST /v1/claims/" + id + "/withdrawal",
                body,
                () -> read(
                        caller,
                        id,
                        ifMatch,
                        body,
                        Withdrawal.class,
                        (known, withdrawal) -> known.status().ended()
                                ? notNow(known, HandoverController.language(accepted))
                                : Wire.json(200, withdrawals.withdraw(known, withdrawal, clock.today()))));
    }

    /** Locks the case, so that it stays as the answer says until it is given. */
    private <T> ResponseEntity<String> read(
            ApiClient caller,
            UUID id,
            @Nullable String ifMatch,
            byte[] body,
            Class<T> type,
            BiFunction<CollectionCase, T, ResponseEntity<String>> then) {
        return switch (Requests.read(body, type)) {
            case Reading.Faulty<T> faulty -> Wire.problem(faulty);
            case Reading.Understood<T>(T message) -> {
                List<CollectionCase> found = cases.lock(caller.client(), List.of(id));
                if (found.isEmpty()) {
                    yield ClaimsController.unknown();
                }
                yield ClaimTag.holds(ifMatch, found.getFirst().caseSequence())
                        ? then.apply(found.getFirst(), message)
                        : Wire.problem(
                                ProblemType.PRECONDITION_FAILED,
                                "The case has gone on to event "
                                        + found.getFirst().caseSequence() + ".");
            }
        };
    }

    private ResponseEntity<String> book(CollectionCase known, DirectPayment payment, Language language) {
        List<Fault> faults = faults(payment, language);
        if (!faults.isEmpty()) {
            return Wire.problem(
                    Problem.of(ProblemType.INVALID_CONTENT, language.text("intake.faults", faults.size()), faults));
        }
        if (known.status().ended() && payment.kind() == DirectPaymentKind.PAYMENT) {
            return notNow(known, language);
        }
        DirectPayments.Report report = new DirectPayments.Report(
                known.client(),
                known.id(),
                payment.paymentReference(),
                Translation.money(payment.amount()),
                payment.valueDate());
        DirectPayments.Answer answer = payment.kind() == DirectPaymentKind.PAYMENT
                ? payments.paid(report, clock.today())
                : payments.reversed(report, clock.today());
        return switch (answer) {
            case DirectPayments.Answer.Booked booked ->
                Wire.json(
                        201,
                        new PaymentAnswer(
                                booked.paymentId(),
                                allocation(booked),
                                views.brief(
                                        cases.find(known.client(), known.id()).orElseThrow())));
            case DirectPayments.Answer.Contradiction contradiction ->
                refused("PAYMENT_CONTRADICTS", contradiction.paymentReference(), language);
            case DirectPayments.Answer.UnknownPayment unknown ->
                refused("PAYMENT_UNKNOWN", unknown.paymentReference(), language);
        };
    }

    private List<Fault> faults(DirectPayment payment, Language language) {
        List<Fault> faults = new ArrayList<>();
        if (!payment.amount().currency().equals("EUR")) {
            faults.add(
                    Finding.of("/amount", ClaimFault.CURRENCY, payment.amount().currency())
                            .in(language));
        }
        if (payment.valueDate().isAfter(clock.today())) {
            faults.add(Finding.of(
                            "/valueDate",
                            ClaimFault.DATE_IN_FUTURE,
                            payment.valueDate().toString())
                    .in(language));
        }
        return faults;
    }

    private static ResponseEntity<String> refused(String code, String reference, Language language) {
        return Wire.problem(Problem.of(
                ProblemType.INVALID_CONTENT,
                language.text("intake.faults", 1),
                List.of(new Fault(
                        "/paymentReference",
                        code,
                        language.text("fault." + code + ".detail", reference),
                        language.text("fault." + code + ".remedy")))));
    }

    private ResponseEntity<String> notNow(CollectionCase known, Language language) {
        return Wire.problem(Problem.of(ProblemType.NOT_POSSIBLE_NOW, language.text("intake.ended", known.reference()))
                .about(views.brief(known)));
    }

    private static Allocation allocation(DirectPayments.Answer.Booked booked) {
        return new Allocation(
                booked.principal().stream()
                        .map(part -> new Allocation.ItemShare(part.invoiceNumber(), Wire.amount(part.amount())))
                        .toList(),
                Wire.amount(booked.interest()),
                Wire.amount(booked.merchantCosts()),
                Wire.amount(booked.collectionCosts()));
    }
}
