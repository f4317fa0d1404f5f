package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Open-item lists, as CSV or as an Excel sheet: one line an invoice or credit note, the columns named in the first line that names them. */
final class OpenItemsTable {

    /** Titles and dates may stand above the header. */
    private static final int HEADER_WITHIN = 15;

    private OpenItemsTable() {}

    static ReadFile csv(String file, byte[] bytes, ColumnMapping mapping) {
        return read(file, isText(bytes) ? CsvLines.of(bytes) : List.of(), mapping);
    }

    static ReadFile xlsx(String file, byte[] bytes, ColumnMapping mapping) {
        if (XlsxLines.isTooLarge(bytes)) {
            return ReadFile.refused(file, "archive-too-large");
        }
        return XlsxLines.of(bytes)
                .map(lines -> read(file, lines, mapping))
                .orElseGet(() -> ReadFile.refused(file, "sheet-broken"));
    }

    private static ReadFile read(String file, List<CsvLines.Line> lines, ColumnMapping mapping) {
        if (isDatev(lines)) {
            return ReadFile.refused(file, "datev-postings");
        }
        int header = header(lines, mapping);
        if (header < 0) {
            return lines.stream().anyMatch(line -> line.fields().size() > 2)
                    ? ReadFile.refused(
                            file,
                            ReadFile.Kind.OPEN_ITEMS,
                            new Fault(
                                    "line 1",
                                    "",
                                    String.join("; ", lines.getFirst().fields()),
                                    "columns-unknown"))
                    : ReadFile.refused(file, "file-unknown");
        }
        List<ReadInvoice> invoices = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        List<String> names = lines.get(header).fields();
        Map<Column, Integer> places = mapping.places(names);
        for (CsvLines.Line line : lines.subList(header + 1, lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            OpenItemLine item = new OpenItemLine(line, names, places, faults);
            item.read().ifPresent(invoice -> {
                if (numbers.add(invoice.number())) {
                    invoices.add(invoice);
                } else {
                    item.fault(Column.NUMBER, "number-repeated");
                }
            });
        }
        return new ReadFile(file, ReadFile.Kind.OPEN_ITEMS, invoices, List.of(), faults);
    }

    /** DATEV's own format begins with its mark, version and number of the batch's kind. */
    private static boolean isDatev(List<CsvLines.Line> lines) {
        return !lines.isEmpty()
                && lines.getFirst().fields().size() > 3
                && (lines.getFirst().fields().getFirst().equals("EXTF")
                        || lines.getFirst().fields().getFirst().equals("DTVF"));
    }

    private static int header(List<CsvLines.Line> lines, ColumnMapping mapping) {
        for (int i = 0; i < Math.min(lines.size(), HEADER_WITHIN); i++) {
            Set<Column> found = mapping.places(lines.get(i).fields()).keySet();
            boolean amount = found.contains(Column.AMOUNT) || found.contains(Column.OPEN);
            if (amount && found.containsAll(Set.of(Column.CUSTOMER_NUMBER, Column.NUMBER, Column.ISSUED))) {
                return i;
            }
        }
        return -1;
    }

    /** No text has a zero byte, except in the two wide encodings, which have a mark. */
    private static boolean isText(byte[] bytes) {
        boolean wide = bytes.length > 1 && ((bytes[0] & 0xFF) == 0xFF || (bytes[0] & 0xFF) == 0xFE);
        for (int i = 0; !wide && i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
