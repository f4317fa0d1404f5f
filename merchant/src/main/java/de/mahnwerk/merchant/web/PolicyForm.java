package de.mahnwerk.merchant.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.dunning.DunningPolicy;
import de.mahnwerk.merchant.dunning.Level;
import de.mahnwerk.merchant.dunning.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A policy as the editor's form says it. Whatever cannot be read is an {@link IllegalArgumentException} that names it. */
record PolicyForm(MultiValueMap<String, String> fields) {

    private static final int LONGEST_NAME = 60;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[,;\n]");

    DunningPolicy policy(LocalDate from) {
        String name = name();
        boolean standard = name.equals(DunningPolicy.STANDARD);
        return new DunningPolicy(
                0,
                name,
                0,
                from,
                standard ? 0 : number("rank"),
                false,
                standard ? Scope.EVERYTHING : scope(),
                levels());
    }

    /** The name; the standard policy's where the form says none. */
    String name() {
        String name = fields.containsKey("name") ? value("name") : DunningPolicy.STANDARD;
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: " + name);
        }
        return name;
    }

    /** Whether this is not the next version of the policy that was opened; its name must be free then. */
    boolean isOther() {
        return fields.containsKey("opened") && !opened().equals(name());
    }

    /** The policy that was opened in the editor; empty for a new one. */
    String opened() {
        return value("opened");
    }

    private Scope scope() {
        String kind = value("customerKind");
        return new Scope(
                words("groups"),
                words("shops"),
                words("methods"),
                words("countries"),
                kind.isEmpty() ? null : kind,
                cents("from"),
                value("until").isEmpty() ? null : (Long) cents("until"));
    }

    private List<String> words(String field) {
        return BETWEEN_WORDS
                .splitAsStream(value(field))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The rows that have a kind. */
    private List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        for (int row = 0; fields.containsKey("kind" + row); row++) {
            String kind = value("kind" + row);
            if (!kind.isEmpty()) {
                levels.add(level(row, levels.size() + 1, Level.Kind.valueOf(kind)));
            }
        }
        return levels;
    }

    private Level level(int row, int number, Level.Kind kind) {
        boolean collection = kind == Level.Kind.COLLECTION;
        return new Level(
                number,
                kind,
                number("days" + row),
                cents("fee" + row),
                "true".equals(value("interest" + row)),
                Level.Channel.valueOf(value("channel" + row)),
                value("template" + row).isEmpty() ? "dunning" : value("template" + row),
                cents("minimum" + row),
                collection ? optional("age" + row) : 0,
                collection ? optional("notices" + row) : 0,
                collection ? 0 : number("deadline" + row),
                collection ? Level.CollectionMode.valueOf(value("mode" + row)) : null,
                collection && !value("agency" + row).isEmpty() ? value("agency" + row) : null,
                !collection && "true".equals(value("attach" + row)));
    }

    private int optional(String field) {
        return value(field).isEmpty() ? 0 : number(field);
    }

    private int number(String field) {
        String text = value(field);
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(field + ": " + text);
        }
        return Integer.parseInt(text);
    }

    private long cents(String field) {
        String amount = value(field);
        return amount.isBlank() || amount.matches("0+([.,]0{1,2})?")
                ? 0
                : AmountInput.parse(amount)
                        .map(Money::minorUnits)
                        .orElseThrow(() -> new IllegalArgumentException(field + ": " + amount));
    }

    private String value(String name) {
        @Nullable String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
