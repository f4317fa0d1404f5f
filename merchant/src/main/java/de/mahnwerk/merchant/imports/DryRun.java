package de.mahnwerk.merchant.imports;

import de.mahnwerk.merchant.receivables.Registered;
import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.mail.DeliveryReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param kind a {@link ReadFile.Kind}, or null when it is none
 * @param registered how many items would be new, changed, or stay as they are
 * @param taken whether this very file has been imported without faults before
 * @param lines of a long list, of which only the first were tried; 0 for a file that was tried whole
 * @param columns of a list
 */
public record DryRun(
        String fileName,
        String sha256,
        @Nullable String kind,
        Registered registered,
        List<ReadInvoice> invoices,
        List<BankEntry> entries,
        List<DeliveryReport.Failure> undelivered,
        List<Fault> faults,
        boolean taken,
        long lines,
        @Nullable ListColumns columns) {

    /** Whether only the beginning of a long list was tried. */
    public boolean isPartial() {
        return lines > LongLists.TRIED_LINES;
    }
}
