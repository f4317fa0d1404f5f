package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One cost of the merchant that the debtor owes besides the principal. */
public record SideCost(
        SideCostKind kind,
        Amount amount,
        LocalDate arisenOn,
        @Nullable String invoiceNumber,
        @Nullable String text) {}
