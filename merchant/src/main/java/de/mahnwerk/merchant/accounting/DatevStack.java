package de.mahnwerk.merchant.accounting;

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
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A stack of bookings in the DATEV format (head EXTF 700, category 21, version 9): Windows-1252, semicolons, texts in
 * quotation marks, {@code \r\n}. Its amounts are euros.
 */
final class DatevStack {

    /** DATEV takes no more bookings in one file. */
    static final int MOST = 99_999;

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

    /**
     * The file.
     *
     * @param by who made it
     * @param text what a booking's text says
     */
    static byte[] of(
            List<Booking> bookings,
            Bookings.Period period,
            AccountingSettings settings,
            LocalDateTime at,
            String by,
            Function<Booking, String> text) {
        StringWriter file = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QUOTES)
                .build(file)) {
            csv.writeRecord(head(period, settings, at, by));
            csv.writeRecord(COLUMNS);
            for (Booking booking : bookings) {
                csv.writeRecord(line(booking, settings, text.apply(booking)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded(file.toString());
    }

    private static List<String> head(Bookings.Period period, AccountingSettings settings, LocalDateTime at, String by) {
        return List.of(
                "EXTF",
                "700",
                "21",
                "Buchungsstapel",
                "9",
                at.format(MOMENT),
                "",
                "MW",
                cut(plain(by), 25),
                "",
                Integer.toString(settings.consultant()),
                Integer.toString(settings.client()),
                settings.yearOf(period.from()).format(DAY),
                Integer.toString(AccountingSettings.DIGITS),
                period.from().format(DAY),
                period.to().format(DAY),
                "Mahnwerk " + period.from().format(DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT)),
                "",
                "1",
                "0",
                "0",
                "EUR",
                "",
                "",
                "",
                "",
                settings.chart().number(),
                "",
                "",
                "",
                "");
    }

    private static List<String> line(Booking booking, AccountingSettings settings, String text) {
        String[] fields = new String[COLUMNS.size()];
        Arrays.fill(fields, "");
        fields[0] = BigDecimal.valueOf(booking.cents(), 2).toPlainString().replace('.', ',');
        fields[1] = "S";
        fields[6] = settings.number(booking.debit(), booking.customerNumber());
        fields[7] = settings.number(booking.credit(), booking.customerNumber());
        fields[9] = booking.day().format(DAY_AND_MONTH);
        fields[10] = document(booking.document());
        fields[13] = cut(plain(text), LONGEST_TEXT);
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
        try (InputStream names = DatevStack.class.getResourceAsStream("/merchant/datev/buchungsstapel-9.txt")) {
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
