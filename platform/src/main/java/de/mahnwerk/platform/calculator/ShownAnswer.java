package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.web.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the page shows it, in the reader's language and formats.
 *
 * @param facts single values with their labels
 * @param tables values that are lists, with a heading each
 * @param reasons why, sentence by sentence
 */
public record ShownAnswer(List<Fact> facts, List<Table> tables, List<String> reasons) {

    private static final String MONEY = "-?\\d+\\.\\d{2}";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    /** A value and what it is called. */
    public record Fact(String label, String value) {}

    /** Rows under column headings. */
    public record Table(String title, List<String> columns, List<List<String>> rows) {}

    static ShownAnswer of(Answer answer, Page page) {
        List<Fact> facts = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        answer.values().forEach((key, value) -> {
            switch (value) {
                case List<?> rows
                when !rows.isEmpty() && rows.getFirst() instanceof Map<?, ?> -> tables.add(table(key, rows, page));
                case Map<?, ?> parts ->
                    parts.forEach((part, amount) ->
                            facts.add(new Fact(label(key, page) + ": " + label(part, page), text(part, amount, page))));
                case null, default -> facts.add(new Fact(label(key, page), text(key, value, page)));
            }
        });
        return new ShownAnswer(facts, tables, answer.reasons(page.locale()));
    }

    private static Table table(String key, List<?> rows, Page page) {
        List<List<String>> cells = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Object row : rows) {
            Map<?, ?> columnsOfRow = (Map<?, ?>) row;
            columns = columnsOfRow.keySet().stream()
                    .map(column -> label(column, page))
                    .toList();
            cells.add(columnsOfRow.entrySet().stream()
                    .map(cell -> text(cell.getKey(), cell.getValue(), page))
                    .toList());
        }
        return new Table(label(key, page), columns, cells);
    }

    private static String label(Object key, Page page) {
        return page.code("calculator.value", key);
    }

    private static String text(Object key, @Nullable Object value, Page page) {
        return switch (value) {
            case null -> "–";
            case String rate
            when key.equals("rate") -> rate.replace('.', page.language().german() ? ',' : '.');
            case String amount when amount.matches(MONEY) -> page.money(Money.eur(amount));
            case String day when day.matches(DAY) -> page.date(LocalDate.parse(day));
            case Boolean yes -> page.t(yes ? "calculator.yes" : "calculator.no");
            case List<?> words ->
                words.isEmpty()
                        ? "–"
                        : String.join(
                                ", ",
                                words.stream()
                                        .map(word -> page.code("calculator.word", word))
                                        .toList());
            default -> page.code("calculator.word", value);
        };
    }
}
