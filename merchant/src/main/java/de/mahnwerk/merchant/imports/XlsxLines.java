package de.mahnwerk.merchant.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The rows of an Excel workbook's first visible sheet, as a CSV file would have them: days in ISO, amounts with a comma.
 */
final class XlsxLines {

    /** No open-item list is wider; a hostile sheet may name a column far to the right in every row. */
    private static final int MOST_COLUMNS = 250;

    /** More rows than a sheet can have. */
    private static final int MOST_ROWS = 1_048_576;

    /** Days since the eve of 1900, as far as a sheet can count. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    /** Beyond that it is no amount: a hostile exponent would cost hours to write out. */
    private static final int MOST_DIGITS = 40;

    /** What binary fractions leave beyond this is no part of the number: 89.9 is kept as 89.900000000000006. */
    private static final int DECIMALS = 8;

    private static final long LARGEST = 256L * 1024 * 1024;

    private XlsxLines() {}

    /** Its writers stream their archives in a way that only its directory tells where each file begins and ends. */
    static boolean looksLike(byte[] bytes) {
        try (ZipFile zip = archive(bytes)) {
            return zip.getEntry("xl/workbook.xml") != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Whether it may unpack to more than {@link #LARGEST}; the sizes that an archive states may lie, so it is tried. */
    static boolean isTooLarge(byte[] bytes) {
        long left = LARGEST;
        try (ZipFile zip = archive(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                left -= unpacked(zip, entry, left + 1);
                if (left < 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return true; // what cannot be counted is not opened
        }
    }

    private static long unpacked(ZipFile zip, ZipArchiveEntry entry, long most) throws IOException {
        byte[] part = new byte[1 << 16];
        long size = 0;
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(part); read >= 0 && size < most; read = content.read(part)) {
                size += read;
            }
        }
        return size;
    }

    private static ZipFile archive(byte[] bytes) throws IOException {
        return ZipFile.builder().setByteArray(bytes).get();
    }

    /** Empty when the workbook is broken. */
    static Optional<List<CsvLines.Line>> of(byte[] bytes) {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            Optional<Sheet> sheet = book.getSheets()
                    .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst();
            if (sheet.isEmpty()) {
                return Optional.empty();
            }
            try (Stream<Row> rows = sheet.get().openStream()) {
                return Optional.of(rows.map(XlsxLines::line)
                        .filter(line -> !line.fields().isEmpty())
                        .limit(MOST_ROWS)
                        .toList());
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static CsvLines.Line line(Row row) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
            fields.add(row.getOptionalCell(column).map(XlsxLines::text).orElse(""));
        }
        while (!fields.isEmpty() && fields.getLast().isBlank()) {
            fields.removeLast();
        }
        return new CsvLines.Line(row.getRowNum(), List.copyOf(fields));
    }

    private static String text(Cell cell) {
        if (cell.getValue() instanceof BigDecimal number) {
            return number(cell, number);
        }
        String raw = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return raw == null ? "" : raw.replace("\0", "");
    }

    /** Typed in or the result of a formula. */
    private static String number(Cell cell, BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
            return number.toString();
        }
        String format = cell.getDataFormatString();
        if (format == null) {
            return plain(number);
        }
        if (isDay(format) && number.signum() >= 0 && number.compareTo(LAST_DAY) <= 0) {
            return FIRST_DAY.plusDays(number.longValue()).toString();
        }
        // a postcode or a customer's number that shows its zeros
        boolean padded = format.matches("0{2,20}") && number.signum() >= 0;
        String plain = plain(number);
        return padded ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain : plain;
    }

    /** Excel keeps a day as a number; only the format tells. */
    private static boolean isDay(String format) {
        return format.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\[[^\\]]*]", "")
                .matches(".*(yy|d[/.\\- ]*m|m[/.\\- ]*d|jj|t[/.\\- ]*m).*");
    }

    private static String plain(BigDecimal number) {
        BigDecimal kept = number.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return kept.toPlainString().replace('.', ',');
    }
}
