package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The merchant gives up a part of the principal.
 *
 * @param creditReference the merchant's number of the credit, unique within the case
 * @param amount positive; at most the open principal
 * @param valueDate the day from which the principal is lower; without meaning for a correction
 * @param invoiceNumber the invoice that it concerns; the oldest open one when left out
 */
public record Credit(
        CreditKind kind,
        String creditReference,
        Amount amount,
        LocalDate valueDate,
        @Nullable String invoiceNumber,
        @Nullable String text) {}
