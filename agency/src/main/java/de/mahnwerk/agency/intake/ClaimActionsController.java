package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DirectPayments;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Allocation;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.DirectPaymentKind;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.PaymentAnswer;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client tells about a case: a payment that reached it, or that it takes the claim back. */
@RestController
class ClaimActionsController {

    private final ClaimCalls calls;
    private final DirectPayments payments;
    private final Withdrawals withdrawals;
    private final BusinessClock clock;

    ClaimActionsController(
            ClaimCalls calls, @Lazy DirectPayments payments, Withdrawals withdrawals, BusinessClock clock) {
        this.calls = calls;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    @PostMapping("/v1/claims/{id}/payments")
    ResponseEntity<String> payment(ClaimCall call) {
        return calls.write(call, DirectPayment.class, (known, payment) -> book(known, payment, call.language()));
    }

    @PostMapping("/v1/claims/{id}/withdrawal")
    ResponseEntity<String> withdrawal(ClaimCall call) {
        return calls.write(
                call,
                Withdrawal.class,
                (known, withdrawal) -> known.status().ended()
                        ? calls.notInStatus(known, call.language())
                        : Wire.json(200, withdrawals.withdraw(known, withdrawal, clock.today())));
    }

    private ResponseEntity<String> book(CollectionCase known, DirectPayment payment, Language language) {
        List<Fault> faults = faults(payment, language);
        if (!faults.isEmpty()) {
            return Wire.problem(
                    Problem.of(ProblemType.INVALID_CONTENT, language.text("intake.faults", faults.size()), faults));
        }
        if (known.status().ended() && payment.kind() == DirectPaymentKind.PAYMENT) {
            return calls.notInStatus(known, language);
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
                calls.answer(201, known, claim -> new PaymentAnswer(booked.paymentId(), allocation(booked), claim));
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
