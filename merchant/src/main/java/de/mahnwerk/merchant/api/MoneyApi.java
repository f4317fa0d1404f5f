package de.mahnwerk.merchant.api;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.api.Request.CreditApplication;
import de.mahnwerk.merchant.api.Request.NewPayment;
import de.mahnwerk.merchant.api.Request.PaymentReversal;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.OpenItem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments that reached the merchant, and credits; of claims that the agency has, it is told. */
@RestController
class MoneyApi {

    private final ApiCalls calls;
    private final Items items;
    private final Corrections corrections;

    MoneyApi(ApiCalls calls, Items items, Corrections corrections) {
        this.calls = calls;
        this.items = items;
        this.corrections = corrections;
    }

    @PostMapping("/api/v1/payments")
    ResponseEntity<String> pay(HttpServletRequest request) throws IOException {
        return calls.write(request, NewPayment.class, (call, payment) -> {
            OpenItem item = items.named(call, "/invoiceNumber", payment.invoiceNumber());
            if (!payment.amount().currency().equals(item.currency())) {
                throw faulty(call, "/amount/currency", "currency-differs");
            }
            if (payment.valueOn().isAfter(call.today())) {
                throw faulty(call, "/valueOn", "date-in-future");
            }
            if (!InvoiceReading.fits(payment.amount(), item.amount().currency())) {
                throw faulty(call, "/amount/amount", "amount-unreadable");
            }
            Money paid = Money.of(payment.amount().decimal(), item.amount().currency());
            if (!paid.isPositive()) {
                throw faulty(call, "/amount/amount", "amount-unreadable");
            }
            boolean noted = corrections.pay(
                    call.tenant(), item.id(), paid.minorUnits(), payment.valueOn(), payment.reference(), by(call, ""));
            if (!noted) {
                throw ApiProblem.NOT_POSSIBLE_NOW.refusal(
                        "The invoice has a payment of this reference already; nothing was booked.");
            }
            return ApiWire.json(201, items.whole(call, item.id()));
        });
    }

    @PostMapping("/api/v1/payments/reversal")
    ResponseEntity<String> reverse(HttpServletRequest request) throws IOException {
        return calls.write(request, PaymentReversal.class, (call, reversal) -> {
            OpenItem item = items.named(call, "/invoiceNumber", reversal.invoiceNumber());
            boolean undone = corrections.undoPayment(
                    call.tenant(), item.id(), reversal.reference(), by(call, reversal.reason()));
            if (!undone) {
                throw ApiProblem.NOT_POSSIBLE_NOW.refusal(
                        "The invoice has no payment of this reference, or it is reversed already.");
            }
            return ApiWire.json(200, items.whole(call, item.id()));
        });
    }

    /** Sets a credit note against an invoice of the same customer. */
    @PostMapping("/api/v1/credits")
    ResponseEntity<String> credit(HttpServletRequest request) throws IOException {
        return calls.write(request, CreditApplication.class, (call, wanted) -> {
            OpenItem credit = items.named(call, "/creditNumber", wanted.creditNumber());
            OpenItem invoice = items.named(call, "/invoiceNumber", wanted.invoiceNumber());
            if (corrections.applyCredit(call.tenant(), credit.id(), invoice.id(), by(call, "")) == 0) {
                throw ApiProblem.NOT_POSSIBLE_NOW.refusal(
                        "A credit with something left and an open invoice of the same customer and currency are needed.");
            }
            return ApiWire.json(200, items.whole(call, invoice.id()));
        });
    }

    private static ApiRefusal faulty(ApiCall call, String pointer, String code) {
        return ApiProblem.faulty(List.of(ApiFaults.of(pointer, code, call.language())));
    }

    private static Corrections.By by(ApiCall call, @Nullable String reason) {
        return new Corrections.By(call.today(), call.system(), Objects.requireNonNullElse(reason, ""));
    }
}
