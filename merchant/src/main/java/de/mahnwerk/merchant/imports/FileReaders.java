package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.Archive;
import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.bank.BankFile;
import de.mahnwerk.platform.bank.Camt;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.bank.Mt940;
import de.mahnwerk.platform.mail.DeliveryReport;
import java.util.ArrayList;
import java.util.List;

/** Understands a file by its content, whatever its name says. Needs no server and no database, and never throws. */
public final class FileReaders {

    private static final int LARGEST = 256 * 1024 * 1024;

    /** Sheets of before 2007, and newer ones under a password. */
    private static final String OLD_OFFICE = "\u00D0\u00CF\u0011\u00E0";

    private FileReaders() {}

    /** Reads with the usual names of columns. */
    public static ReadFile read(String name, byte[] bytes) {
        return read(name, bytes, ColumnMapping.USUAL);
    }

    /** Reads with a tenant's own names of columns beside the usual ones. */
    public static ReadFile read(String name, byte[] bytes, ColumnMapping columns) {
        if (bytes.length > LARGEST) {
            return ReadFile.refused(name, "file-too-large");
        }
        if (startsWith(bytes, "%PDF")) {
            return ZugferdPdf.read(name, bytes);
        }
        if (startsWith(bytes, OLD_OFFICE)) {
            return ReadFile.refused(name, "sheet-broken");
        }
        if (Archive.isZip(bytes) && XlsxLines.looksLike(bytes)) {
            return OpenItemsTable.xlsx(name, bytes, columns);
        }
        if (Archive.isZip(bytes)) {
            return archive(name, bytes, columns);
        }
        if (isXml(bytes)) {
            return xml(name, bytes);
        }
        if (MailFile.looksLike(bytes)) {
            return DeliveryReport.read(bytes)
                    .map(report -> returned(name, report))
                    .orElseGet(() -> all(name, MailFile.open(bytes), columns));
        }
        return Mt940.looksLike(bytes) ? statement(name, Mt940.read(bytes)) : OpenItemsTable.csv(name, bytes, columns);
    }

    /** Whether a file that begins so is text that may be an open-item list, and none of the other kinds. */
    static boolean looksLikeList(byte[] head) {
        return !startsWith(head, "%PDF")
                && !startsWith(head, OLD_OFFICE)
                && !Archive.isZip(head)
                && !isXml(head)
                && !MailFile.looksLike(head)
                && !Mt940.looksLike(head)
                && OpenItemsTable.isText(head);
    }

    /** A report that a mail is only late says nothing yet. */
    private static ReadFile returned(String name, DeliveryReport report) {
        return report.failures().isEmpty()
                ? ReadFile.refused(name, "mail-not-returned")
                : new ReadFile(name, ReadFile.Kind.RETURNED_MAIL, List.of(), List.of(), List.of(), null, report);
    }

    private static ReadFile xml(String name, byte[] bytes) {
        if (!Camt.looksLike(bytes)) {
            return EInvoice.read(name, bytes);
        }
        return statement(name, Camt.read(bytes));
    }

    private static ReadFile statement(String name, BankFile file) {
        return new ReadFile(name, ReadFile.Kind.STATEMENT, List.of(), file.entries(), file.faults());
    }

    /** Each file of the archive for itself, Excel sheets too; another archive in an archive is a fault. */
    private static ReadFile archive(String name, byte[] bytes, ColumnMapping columns) {
        return all(name, Archive.open(bytes), columns);
    }

    private static ReadFile all(String name, Archive archive, ColumnMapping columns) {
        ReadFile.Kind kind = null;
        List<ReadInvoice> invoices = new ArrayList<>();
        List<BankEntry> entries = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(archive.faults());
        for (Archive.Member member : archive.members()) {
            boolean sheet = Archive.isZip(member.bytes()) && XlsxLines.looksLike(member.bytes());
            boolean nested = !sheet && (Archive.isZip(member.bytes()) || MailFile.looksLike(member.bytes()));
            ReadFile one = nested
                    ? ReadFile.refused(member.name(), "file-unknown")
                    : read(member.name(), member.bytes(), columns);
            kind = kind == null ? one.kind() : kind;
            invoices.addAll(one.invoices());
            entries.addAll(one.entries());
            one.faults().stream()
                    .map(f -> new Fault(
                            f.at().isEmpty() ? member.name() : member.name() + ": " + f.at(),
                            f.field(),
                            f.value(),
                            f.code()))
                    .forEach(faults::add);
        }
        return new ReadFile(name, kind, invoices, entries, faults);
    }

    /** The first sign that is no blank and no byte order mark, in any encoding, opens a tag. */
    private static boolean isXml(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 64); i++) {
            int sign = bytes[i] & 0xFF;
            if (sign == '<') {
                return true;
            }
            boolean skipped = sign == 0xEF || sign == 0xBB || sign == 0xBF || sign == 0xFE || sign == 0xFF || sign == 0;
            if (!skipped && !Character.isWhitespace(sign)) {
                return false;
            }
        }
        return false;
    }

    static boolean startsWith(byte[] bytes, String sign) {
        for (int i = 0; i < sign.length(); i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
