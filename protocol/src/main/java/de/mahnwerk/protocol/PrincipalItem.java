package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One invoice, or part of one, that is owed.
 *
 * @param amount the invoice's total
 * @param openAmount what of it is still open, the principal that is collected
 * @param vat the VAT contained in {@code amount}
 * @param catalogueNumber number in the catalogue of the court dunning procedure
 */
public record PrincipalItem(
        String invoiceNumber,
        ItemKind kind,
        String subjectMatter,
        @Nullable LocalDate contractDate,
        @Nullable LocalDate deliveryDate,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Amount amount,
        Amount openAmount,
        @Nullable Amount vat,
        @Nullable String orderNumber,
        @Nullable String catalogueNumber) {}
