package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.Fault;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Open-item lists, as CSV or as an Excel sheet: one line an invoice or credit note. */
final class OpenItemsTable {

    private OpenItemsTable() {}

    static ReadFile csv(String file, byte[] bytes, ColumnMapping mapping) {
        if (!isText(bytes)) {
            return ReadFile.refused(file, "file-unknown");
        }
        try (CsvLines lines = CsvLines.of(() -> new ByteArrayInputStream(bytes))) {
            return read(file, lines, mapping, Long.MAX_VALUE);
        }
    }

    /** The first lines of a list that may be too long for the memory. */
    static ReadFile head(String file, FileText.Source source, ColumnMapping mapping, long most) {
        try (CsvLines lines = CsvLines.of(source)) {
            return read(file, lines, mapping, most);
        }
    }

    static ReadFile xlsx(String file, byte[] bytes, ColumnMapping mapping) {
        if (XlsxLines.isTooLarge(bytes)) {
            return ReadFile.refused(file, "archive-too-large");
        }
        return XlsxLines.of(bytes)
                .map(lines -> read(file, lines.iterator(), mapping, Long.MAX_VALUE))
                .orElseGet(() -> ReadFile.refused(file, "sheet-broken"));
    }

    private static ReadFile read(String file, Iterator<CsvLines.Line> lines, ColumnMapping mapping, long most) {
        OpenItemsReader reader = OpenItemsReader.of(lines, mapping);
        if (reader.refusal().isPresent()) {
            Fault why = reader.refusal().get();
            boolean list = why.code().equals("columns-unknown");
            return ReadFile.refused(file, list ? ReadFile.Kind.OPEN_ITEMS : null, why)
                    .with(reader.columns(List.of()));
        }
        List<ReadInvoice> invoices = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        Optional<OpenItemLine> next = reader.next(faults);
        List<String> first = next.map(OpenItemLine::fields).orElse(List.of());
        for (long count = 1; next.isPresent() && count <= most; count++) {
            OpenItemLine item = next.get();
            item.read().ifPresent(invoice -> {
                if (numbers.add(invoice.itemNumber())) {
                    invoices.add(invoice);
                } else {
                    item.fault(Column.NUMBER, "number-repeated");
                }
            });
            next = count < most ? reader.next(faults) : Optional.empty();
        }
        return new ReadFile(file, ReadFile.Kind.OPEN_ITEMS, invoices, List.of(), faults).with(reader.columns(first));
    }

    /** No text has a zero byte, except in the two wide encodings, which have a mark. */
    static boolean isText(byte[] bytes) {
        boolean wide = bytes.length > 1 && ((bytes[0] & 0xFF) == 0xFF || (bytes[0] & 0xFF) == 0xFE);
        for (int i = 0; !wide && i < Math.min(bytes.length, 4096); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
