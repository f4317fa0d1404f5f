package de.mahnwerk.merchant.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The records of a CSV file, whatever it is encoded in. A quotation mark that is never closed costs one line, not the rest. */
final class CsvLines {

    /** A record with the line on which it starts. */
    record Line(long number, List<String> fields) {

        boolean isBlank() {
            return fields.stream().allMatch(String::isBlank);
        }
    }

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final List<String> physical;
    private final char separator;

    private CsvLines(String text, char separator) {
        this.physical = text.lines().toList();
        this.separator = separator;
    }

    static List<Line> of(byte[] bytes) {
        String text = decoded(bytes).replace("\0", ""); // PostgreSQL has no text with a zero in it
        char separator = separator(text);
        return new CsvLines(text, separator).parsed(text);
    }

    /** UTF-8 and UTF-16 by their mark, UTF-8 when it is valid, otherwise the encoding of German Windows. */
    static String decoded(byte[] bytes) {
        if (bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF) {
            return new String(bytes, 3, bytes.length - 3, UTF_8);
        }
        boolean wide = bytes.length > 1
                && (((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE)
                        || ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF));
        if (wide) {
            return new String(bytes, UTF_16);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    /** The one of semicolon, tabulator and comma that stands most often in the first line with any. */
    private static char separator(String text) {
        return text.lines()
                .limit(20)
                .filter(line -> line.chars().anyMatch(c -> c == ';' || c == '\t' || c == ','))
                .findFirst()
                .map(line -> Stream.of(';', '\t', ',')
                        .max((a, b) -> Long.compare(count(line, a), count(line, b)))
                        .orElse(';'))
                .orElse(';');
    }

    private static long count(String line, char sign) {
        return line.chars().filter(c -> c == sign).count();
    }

    private List<Line> parsed(String text) {
        List<Line> lines = new ArrayList<>();
        int width = 0;
        try (CsvReader<CsvRecord> csv = reader(text)) {
            for (CsvRecord row : csv) {
                long start = row.getStartingLineNumber();
                int height = (int)
                        row.getFields().stream().mapToLong(CsvLines::breaks).sum();
                if (height > 0 && row.getFieldCount() != width) {
                    return rest(lines, start);
                }
                lines.add(new Line(start, row.getFields()));
                width = Math.max(width, row.getFieldCount());
            }
            return lines;
        } catch (CsvParseException | java.io.IOException e) {
            long next = lines.isEmpty() ? 1 : lines.getLast().number() + 1;
            return rest(lines, next);
        }
    }

    /** From a line that swallowed others on, each physical line by itself. */
    private List<Line> rest(List<Line> before, long from) {
        List<Line> lines = new ArrayList<>(before);
        for (int i = (int) from - 1; i < physical.size(); i++) {
            String line = physical.get(i);
            if (count(line, '"') % 2 == 1) {
                lines.add(new Line(i + 1L, List.of(line)));
                continue;
            }
            try (CsvReader<CsvRecord> csv = reader(line)) {
                long number = i + 1L;
                csv.forEach(row -> lines.add(new Line(number, row.getFields())));
            } catch (CsvParseException | java.io.IOException e) {
                lines.add(new Line(i + 1L, List.of(line)));
            }
        }
        return lines;
    }

    private static long breaks(String field) {
        return field.chars().filter(c -> c == '\n').count();
    }

    private CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofCsvRecord(text);
    }
}
