package de.mahnwerk.agency.intake;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim with one invoice as a clerk types it from a letter or a phone call.
 *
 * @param name last name of a consumer, company of a business
 * @param remindedOn the day of the reminder that put the debtor into default
 * @param inDefaultSince the first day of default
 */
public record ManualClaim(
        String merchantReference,
        DebtorKind kind,
        String salutation,
        String firstName,
        String name,
        String street,
        String postcode,
        String city,
        String email,
        String customerNumber,
        String invoiceNumber,
        String subject,
        @Nullable LocalDate contractOn,
        LocalDate invoicedOn,
        LocalDate dueOn,
        Money amount,
        Money open,
        LocalDate remindedOn,
        LocalDate inDefaultSince,
        boolean creditorDeductsVat) {}
