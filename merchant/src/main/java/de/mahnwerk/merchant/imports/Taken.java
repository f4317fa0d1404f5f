package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.Arrival.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What became of an invoice that another system brought.
 *
 * @param fate null exactly when it was refused before it reached the books
 * @param column where the fault shows; null without one
 * @param code of the fault, as files have it; null without one
 */
public record Taken(
        @Nullable Fate fate,
        @Nullable Column column,
        @Nullable String code) {

    static Taken of(Fate fate) {
        return switch (fate) {
            case ADDED, CHANGED, UNCHANGED -> new Taken(fate, null, null);
            case REPEATED -> new Taken(fate, Column.NUMBER, "number-repeated");
            case KNOWN_OTHERWISE -> new Taken(fate, Column.NUMBER, "number-known-otherwise");
        };
    }

    static Taken refused(InvoiceRules.Breach breach) {
        return new Taken(null, breach.column(), breach.code());
    }
}
