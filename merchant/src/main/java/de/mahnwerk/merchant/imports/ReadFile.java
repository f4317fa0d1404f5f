package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.bank.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says and what of it could not be understood.
 *
 * @param kind null when not even that could be told
 */
public record ReadFile(
        String file, @Nullable Kind kind, List<ReadInvoice> invoices, List<BankEntry> entries, List<Fault> faults) {

    /** What the file is. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        STATEMENT,
        OPEN_ITEMS
    }

    public ReadFile {
        invoices = List.copyOf(invoices);
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    static ReadFile refused(String file, @Nullable Kind kind, Fault fault) {
        return new ReadFile(file, kind, List.of(), List.of(), List.of(fault));
    }

    static ReadFile refused(String file, String code) {
        return refused(file, null, new Fault("", "", "", code));
    }

    /** Whether all of it was understood. */
    public boolean isUnderstood() {
        return faults.isEmpty();
    }
}
