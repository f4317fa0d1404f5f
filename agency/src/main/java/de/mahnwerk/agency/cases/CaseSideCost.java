package de.mahnwerk.agency.cases;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cost of the client that the debtor owes besides the principal.
 *
 * @param position from 1
 * @param kind REMINDER_COST, RETURNED_DEBIT_COST, ADDRESS_COST, LUMP_SUM_40 or OTHER
 */
public record CaseSideCost(
        int position,
        String kind,
        Money amount,
        LocalDate arisenOn,
        @Nullable String invoiceNumber,
        @Nullable String text) {}
