package de.mahnwerk.merchant.receivables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note with its customer, as an import brings it. Amounts in minor units of {@code currency}.
 *
 * @param kind {@code INVOICE} or {@code CREDIT_NOTE}
 * @param customerKind {@code CONSUMER} or {@code BUSINESS}
 * @param customerGroup the merchant's own grouping; empty when the source does not say
 * @param language of the customer, {@code de} or {@code en}; empty when the source does not say
 * @param federalState of the customer, as {@code NW}; empty when the source does not say
 * @param openCents what is still open of {@code amountCents} on the day of the import
 * @param consumerNotice whether the invoice told a consumer that default starts after 30 days (§ 286(3) BGB)
 * @param shop where it was sold; empty when the source does not say
 * @param paymentMethod how it was to be paid, in the source's word; empty when it does not say
 * @param invoiceNumber of an instalment, the number of its invoice; else null
 */
public record NewOpenItem(
        String customerNumber,
        String customerKind,
        String customerGroup,
        String salutation,
        String firstName,
        String lastName,
        String company,
        String street,
        String postcode,
        String city,
        String country,
        String email,
        String language,
        String federalState,
        String kind,
        String number,
        String subject,
        String orderNumber,
        @Nullable LocalDate contractOn,
        @Nullable LocalDate deliveredOn,
        LocalDate issuedOn,
        LocalDate dueOn,
        String currency,
        long amountCents,
        long openCents,
        boolean consumerNotice,
        String shop,
        String paymentMethod,
        @Nullable String invoiceNumber) {}
