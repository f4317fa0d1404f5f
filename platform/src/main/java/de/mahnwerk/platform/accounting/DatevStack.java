package de.mahnwerk.platform.accounting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A stack of bookings in the DATEV format (head EXTF 700, category 21, version 9): Windows-1252, semicolons, texts in
 * quotation marks, {@code \r\n}. Its amounts are euros.
 */
public final class DatevStack {

    /** DATEV takes no more bookings in one file. */
    public static final int MOST = 99_999;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'000'", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("ddMM", Locale.ROOT);
    private static final int LONGEST_DOCUMENT = 36;
    private static final int LONGEST_TEXT = 60;

    /** The columns' names in their order, as the format gives them. */
    private static final List<String> COLUMNS = columns();

    /** Of the columns that we fill, those that hold text. */
    private static final Set<Integer> TEXTS = Set.of(1, 10, 13);

    private static final Set<Integer> TEXTS_OF_HEAD = Set.of(0, 3, 7, 8, 9, 16, 17, 21, 26);

    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return line == 1 ? TEXTS_OF_HEAD.contains(field) : line > 2 && TEXTS.contains(field);
        }
    };

    private DatevStack() {}

    /** Length of general ledger accounts; debtors have one digit more. */
    public static final int DIGITS = 4;

    private static final Pattern DEBTOR = Pattern.compile("[1-6]\\d{" + DIGITS + "}");

    /**
     * What the file says of itself.
     *
     * @param from first day, in the same financial year as {@code to}
     * @param by who made it
     */
    public record Head(
            DatevNumbers numbers,
            Chart chart,
            FinancialYear year,
            LocalDate from,
            LocalDate to,
            LocalDateTime at,
            String by) {}

    /**
     * One booking in euros: {@code cents} are positive and go from the credited to the debited account.
     *
     * @param text cut to what the format takes, as {@code document} is
     */
    public record Row(LocalDate day, String debit, String credit, long cents, String document, String text) {}

    /** Whether a number is that of a debtor's account: those begin with 1 to 6, creditors' with 7 to 9. */
    public static boolean isDebtor(String number) {
        return DEBTOR.matcher(number).matches();
    }

    /** The file. */
    public static byte[] of(Head head, List<Row> rows) {
        StringWriter file = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QUOTES)
                .build(file)) {
            csv.writeRecord(head(head));
            csv.writeRecord(COLUMNS);
            for (Row row : rows) {
                csv.writeRecord(line(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded(file.toString());
    }

    private static List<String> head(Head head) {
        return List.of(
                "EXTF",
                "700",
                "21",
                "Buchungsstapel",
                "9",
                head.at().format(MOMENT),
                "",
                "MW",
                cut(plain(head.by()), 25),
                "",
                Integer.toString(head.numbers().consultant()),
                Integer.toString(head.numbers().client()),
                head.year().of(head.from()).format(DAY),
                Integer.toString(DIGITS),
                head.from().format(DAY),
                head.to().format(DAY),
                "Mahnwerk " + head.from().format(DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT)),
                "",
                "1",
                "0",
                "0",
                "EUR",
                "",
                "",
                "",
                "",
                head.chart().number(),
                "",
                "",
                "",
                "");
    }

    private static List<String> line(Row row) {
        String[] fields = new String[COLUMNS.size()];
        Arrays.fill(fields, "");
        fields[0] = BigDecimal.valueOf(row.cents(), 2).toPlainString().replace('.', ',');
        fields[1] = "S";
        fields[6] = row.debit();
        fields[7] = row.credit();
        fields[9] = row.day().format(DAY_AND_MONTH);
        fields[10] = document(row.document());
        fields[13] = cut(plain(row.text()), LONGEST_TEXT);
        return Collections.unmodifiableList(Arrays.asList(fields));
    }

    /** Field "Belegfeld 1" takes letters, digits and a few signs; a spreadsheet must not take it for a formula. */
    private static String document(String number) {
        return cut(number.replaceAll("[^A-Za-z0-9$&%*+/-]", "").replaceFirst("^[+*/-]+", ""), LONGEST_DOCUMENT);
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replaceFirst("^[\\s=+@-]+", "")
                .strip();
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most).strip() : text;
    }

    /** Letters that Windows-1252 has not become a question mark. */
    private static byte[] encoded(String text) {
        try {
            var bytes = WINDOWS.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(text));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return content;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a text of Java can be encoded", e);
        }
    }

    private static List<String> columns() {
        try (InputStream names = DatevStack.class.getResourceAsStream("/platform/datev/buchungsstapel-9.txt")) {
            if (names == null) {
                throw new IllegalStateException("the columns of the stack are missing");
            }
            return List.copyOf(new ArrayList<>(new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
