package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.mail.DeliveryReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says and what of it could not be understood.
 *
 * @param kind null when not even that could be told
 * @param columns of a list; null of other files
 * @param report of a mail server; null when it is none
 */
public record ReadFile(
        String file,
        @Nullable Kind kind,
        List<ReadInvoice> invoices,
        List<BankEntry> entries,
        List<Fault> faults,
        @Nullable ListColumns columns,
        @Nullable DeliveryReport report) {

    /** What the file is. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        STATEMENT,
        OPEN_ITEMS,
        /** A mail server could not deliver a mail of ours. */
        RETURNED_MAIL
    }

    public ReadFile(
            String file, @Nullable Kind kind, List<ReadInvoice> invoices, List<BankEntry> entries, List<Fault> faults) {
        this(file, kind, invoices, entries, faults, null, null);
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

    ReadFile with(Optional<ListColumns> seen) {
        return new ReadFile(file, kind, invoices, entries, faults, seen.orElse(null), report);
    }

    /** Recipients whom a mail of ours did not reach. */
    public List<DeliveryReport.Failure> undelivered() {
        return report == null ? List.of() : report.failures();
    }

    /** Whether all of it was understood. */
    public boolean isUnderstood() {
        return faults.isEmpty();
    }
}
