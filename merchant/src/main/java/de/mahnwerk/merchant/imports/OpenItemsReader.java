package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands an open-item list line by line, the columns named in the first line that names them. */
final class OpenItemsReader {

    /** Titles and dates may stand above the header. */
    private static final int HEADER_WITHIN = 15;

    private static final int LEAST_COLUMNS = 3;

    private final Iterator<CsvLines.Line> lines;
    private final List<String> names;
    private final Map<Column, Integer> places;
    private final Optional<Fault> refusal;
    private final List<String> guessed;
    private long line;

    private OpenItemsReader(
            Iterator<CsvLines.Line> lines,
            List<String> names,
            Map<Column, Integer> places,
            Optional<Fault> refusal,
            List<String> guessed,
            long line) {
        this.lines = lines;
        this.names = names;
        this.places = places;
        this.refusal = refusal;
        this.guessed = guessed;
        this.line = line;
    }

    /** Reads the lines up to the header. */
    static OpenItemsReader of(Iterator<CsvLines.Line> lines, ColumnMapping mapping) {
        List<CsvLines.Line> above = new ArrayList<>();
        while (lines.hasNext() && above.size() < HEADER_WITHIN) {
            CsvLines.Line one = lines.next();
            if (above.isEmpty() && isDatev(one.fields())) {
                return refused(new Fault("", "", "", "datev-postings"));
            }
            if (isHeader(one.fields(), mapping)) {
                return new OpenItemsReader(
                        lines, one.fields(), mapping.places(one.fields()), Optional.empty(), List.of(), one.number());
            }
            above.add(one);
        }
        int guess = (int) above.stream()
                .takeWhile(one -> one.fields().size() < LEAST_COLUMNS)
                .count();
        if (guess == above.size()) {
            return refused(new Fault("", "", "", "file-unknown"));
        }
        List<String> header = above.get(guess).fields();
        List<String> below = guess + 1 < above.size() ? above.get(guess + 1).fields() : List.of();
        Fault unknown =
                new Fault("line 1", "", String.join("; ", above.getFirst().fields()), "columns-unknown");
        return new OpenItemsReader(
                Collections.emptyIterator(), header, mapping.places(header), Optional.of(unknown), below, 0);
    }

    private static OpenItemsReader refused(Fault why) {
        return new OpenItemsReader(Collections.emptyIterator(), List.of(), Map.of(), Optional.of(why), List.of(), 0);
    }

    /** DATEV's own format begins with its mark, version and number of the batch's kind. */
    private static boolean isDatev(List<String> fields) {
        return fields.size() > LEAST_COLUMNS
                && (fields.getFirst().equals("EXTF") || fields.getFirst().equals("DTVF"));
    }

    private static boolean isHeader(List<String> fields, ColumnMapping mapping) {
        return ListColumns.isReadable(mapping.places(fields).keySet());
    }

    /** The columns that the header names, or that the first line which could be one names, with the first line below. */
    Optional<ListColumns> columns(List<String> below) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(ListColumns.of(names, refusal.isPresent() ? guessed : below, places));
    }

    /** Why the file as a whole is no list that can be read. */
    Optional<Fault> refusal() {
        return refusal;
    }

    /** The line on which the record that was read last starts. */
    long line() {
        return line;
    }

    /** Passes over all lines up to this one. */
    void skipTo(long last) {
        while (line < last && lines.hasNext()) {
            line = lines.next().number();
        }
    }

    /** Reads the next line that is not blank into what it holds or into its faults; false at the end. */
    boolean next(List<ReadInvoice> invoices, List<Fault> faults) {
        return next(faults)
                .map(item -> {
                    item.read().ifPresent(invoices::add);
                    return true;
                })
                .orElse(false);
    }

    /** The next line that is not blank, to be read. */
    Optional<OpenItemLine> next(List<Fault> faults) {
        while (lines.hasNext()) {
            CsvLines.Line one = lines.next();
            line = one.number();
            if (!one.isBlank()) {
                return Optional.of(new OpenItemLine(one, names, places, faults));
            }
        }
        return Optional.empty();
    }
}
