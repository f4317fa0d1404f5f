package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One calculation of the law.
 *
 * @param name the command, and the page's tab
 * @param title what it computes
 * @param fields what it asks for
 */
public record Calculation(String name, Wording title, List<Field> fields, Function<Input, Answer> rule) {

    private static final Pattern OPTION = Pattern.compile("--([a-z]+(?:-[a-z]+)*)(?:/--no-\\1)?");

    public Calculation {
        fields = List.copyOf(fields);
    }

    /** A text in which fields have the names of the command line's options, with their labels in a form instead. */
    String withLabels(String text, Locale locale) {
        return OPTION.matcher(text)
                .replaceAll(option -> fields.stream()
                        .filter(field -> field.name().equals(option.group(1)))
                        .findFirst()
                        .map(field ->
                                Matcher.quoteReplacement("„" + field.label().in(locale) + "“"))
                        .orElseGet(() -> Matcher.quoteReplacement(option.group())));
    }

    /**
     * Computes.
     *
     * @param given values by field name; what is not given takes the field's preset
     * @throws WrongInput for input that cannot be computed with
     * @throws UnknownLaw for a day whose law is not in the tables
     */
    public Answer compute(Map<String, List<String>> given) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : fields) {
            List<String> typed = new ArrayList<>(given.getOrDefault(field.name(), List.of()));
            typed.removeIf(String::isBlank);
            if (typed.isEmpty() && !field.preset().isEmpty()) {
                typed.add(field.preset());
            }
            values.put(field.name(), typed);
        }
        try {
            return rule.apply(new Input(values));
        } catch (IllegalArgumentException e) {
            throw WrongInput.of(
                    "Damit lässt sich nicht rechnen: {0}.",
                    "This cannot be computed: {0}.", String.valueOf(e.getMessage()));
        }
    }
}
