package de.mahnwerk.merchant.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, whatever it is encoded in, one after the other. A quotation mark that is never closed costs one
 * line, not the rest.
 */
final class CsvLines implements Iterator<CsvLines.Line>, AutoCloseable {

    /** A record with the line on which it starts. */
    record Line(long number, List<String> fields) {

        boolean isBlank() {
            return fields.stream().allMatch(String::isBlank);
        }
    }

    /** No field of a list is longer; one that is, has swallowed the lines behind it. */
    private static final int LONGEST_FIELD = 1 << 20;

    private static final int SEPARATOR_WITHIN = 20;

    private final FileText text;
    private final char separator;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private FileText.@Nullable Lines rest;
    private @Nullable Line next;
    private long end;
    private int width;

    private CsvLines(FileText text) throws IOException {
        this.text = text;
        this.separator = separator(text);
        this.csv = builder().ofCsvRecord(text.reader());
        this.records = csv.iterator();
    }

    /** Opens the file; the caller closes it. */
    static CsvLines of(FileText.Source source) {
        try {
            return new CsvLines(FileText.of(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of semicolon, tabulator and comma that stands most often in the first line with any. */
    private static char separator(FileText text) throws IOException {
        try (FileText.Lines lines = text.lines()) {
            String line = lines.next();
            while (line != null && lines.number() <= SEPARATOR_WITHIN) {
                if (line.chars().anyMatch(c -> c == ';' || c == '\t' || c == ',')) {
                    String found = line;
                    return Stream.of(';', '\t', ',')
                            .max((a, b) -> Long.compare(count(found, a), count(found, b)))
                            .orElse(';');
                }
                line = lines.next();
            }
            return ';';
        }
    }

    private static long count(String line, char sign) {
        return line.chars().filter(c -> c == sign).count();
    }

    @Override
    public boolean hasNext() {
        try {
            if (next == null) {
                next = rest == null ? record() : physical(rest);
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Line next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Line line = next;
        next = null;
        return line;
    }

    private @Nullable Line record() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord row = records.next();
            long start = row.getStartingLineNumber();
            long height = row.getFields().stream().mapToLong(CsvLines::breaks).sum();
            if (height > 0 && row.getFieldCount() != width) {
                return physical(restAfter(start - 1));
            }
            end = start + height;
            width = Math.max(width, row.getFieldCount());
            return new Line(start, row.getFields());
        } catch (CsvParseException | UncheckedIOException e) {
            return physical(restAfter(end));
        }
    }

    private static long breaks(String field) {
        return count(field, '\n');
    }

    /** From a line that swallowed others on, each physical line by itself. */
    private FileText.Lines restAfter(long line) throws IOException {
        csv.close();
        FileText.Lines lines = text.lines();
        while (lines.number() < line && lines.next() != null) {}
        rest = lines;
        return lines;
    }

    private @Nullable Line physical(FileText.Lines lines) throws IOException {
        String line = lines.next();
        while (line != null && line.isEmpty()) {
            line = lines.next();
        }
        return line == null ? null : new Line(lines.number(), fields(line));
    }

    private List<String> fields(String line) {
        if (count(line, '"') % 2 == 1) {
            return List.of(line);
        }
        try {
            return builder().ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException e) {
            return List.of(line);
        }
    }

    private CsvReader.CsvReaderBuilder builder() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .maxBufferSize(LONGEST_FIELD);
    }

    @Override
    public void close() {
        try {
            csv.close();
            if (rest != null) {
                rest.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
