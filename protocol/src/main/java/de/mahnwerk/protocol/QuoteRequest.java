package de.mahnwerk.protocol;

import org.jspecify.annotations.Nullable;

/** What a claim would cost, asked before it is handed over. */
public record QuoteRequest(
        DebtorKind debtorKind,
        Amount principal,
        boolean creditorDeductsVat,
        @Nullable Channel channel) {}
