package de.mahnwerk.merchant.api;

import de.mahnwerk.protocol.Amount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What systems send. Each record is the schema of its name in the document, which says what is what. */
final class Request {

    private Request() {}

    record PostalAddress(
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country) {}

    record CustomerData(
            String number,
            @Nullable String kind,
            @Nullable String salutation,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable PostalAddress address,
            @Nullable String email,
            @Nullable String group,
            @Nullable String language,
            @Nullable String federalState) {}

    record NewInvoice(
            String number,
            @Nullable String kind,
            @Nullable CustomerData customer,
            @Nullable String customerNumber,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            Amount total,
            @Nullable Amount open,
            @Nullable String subject,
            @Nullable String orderNumber,
            @Nullable LocalDate contractOn,
            @Nullable LocalDate deliveredOn,
            @Nullable Boolean consumerNotice,
            @Nullable String shop,
            @Nullable String paymentMethod,
            @Nullable Integer instalment) {}

    record NewPayment(String invoiceNumber, String reference, Amount amount, LocalDate valueOn) {}

    record PaymentReversal(
            String invoiceNumber,
            String reference,
            @Nullable String reason) {}

    record CreditApplication(String creditNumber, String invoiceNumber) {}

    record NewBlock(
            @Nullable String invoiceNumber,
            @Nullable String customerNumber,
            String reason,
            @Nullable LocalDate until) {}

    record BlockEnd(@Nullable String reason) {}

    record NewHandover(
            @Nullable List<String> invoiceNumbers, @Nullable String customerNumber) {}
}
