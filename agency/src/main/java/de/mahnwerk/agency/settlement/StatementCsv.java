package de.mahnwerk.agency.settlement;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A settlement for spreadsheets in German form: semicolons, decimal commas, a byte order mark so that umlauts survive. */
final class StatementCsv {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private StatementCsv() {}

    static String of(Settlement settlement, List<Settlement.Line> lines) {
        return Stream.concat(
                        Stream.of(row(
                                "Abrechnung",
                                "Zeile",
                                "Art",
                                "Aktenzeichen",
                                "Ihr Zeichen",
                                "Wertstellung",
                                "Netto",
                                "USt",
                                "Erlassen",
                                "Auszahlung",
                                "Text")),
                        lines.stream()
                                .map(line -> row(
                                        settlement.number(),
                                        Integer.toString(line.line()),
                                        line.kind(),
                                        line.caseReference(),
                                        line.merchantReference(),
                                        day(line.valueOn()),
                                        amount(line.netCents()),
                                        amount(line.vatCents()),
                                        amount(line.waivedCents()),
                                        amount(line.payoutCents()),
                                        line.textDe())))
                .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
    }

    private static String row(@Nullable String... cells) {
        return Stream.of(cells).map(StatementCsv::cell).collect(Collectors.joining(";"));
    }

    /** Quoted where needed; what a spreadsheet would take for a formula becomes a text, our own amounts aside. */
    private static String cell(@Nullable String content) {
        String text = Objects.requireNonNullElse(content, "");
        boolean amount = text.matches("-?\\d+,\\d\\d");
        if (!amount && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[;\"\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static String amount(long cents) {
        return Money.cents(cents).toPlainString().replace('.', ',');
    }
}
