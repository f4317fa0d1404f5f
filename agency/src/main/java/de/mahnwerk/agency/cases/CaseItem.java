package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One invoice of a case.
 *
 * @param position from 1, in the order of the hand-over
 * @param kind GOODS, SERVICE, SUBSCRIPTION, RENT, LOAN, DAMAGES or OTHER
 * @param subject what was bought, as the debtor will recognise it
 * @param amount the invoice's total
 * @param open what of it was open at the hand-over: the principal
 */
public record CaseItem(
        int position,
        String invoiceNumber,
        String kind,
        String subject,
        @Nullable LocalDate contractOn,
        @Nullable LocalDate deliveredOn,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money amount,
        Money open) {}
