package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.Arrival.Fate;
import de.mahnwerk.platform.bank.Fault;
import java.util.Optional;
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

    /** The fault of an invoice in a file; empty when it was taken. */
    static Optional<Fault> fault(ReadInvoice invoice, Fate fate) {
        String code = of(fate).code();
        return code == null ? Optional.empty() : Optional.of(new Fault(invoice.at(), "", invoice.number(), code));
    }

    static Taken refused(InvoiceRules.Breach breach) {
        return new Taken(null, breach.column(), breach.code());
    }
}
