package de.mahnwerk.stories.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with the one that a page shows. {@code …} stands for any value, and as a field or as the last element for
 * more of them; ids, instants and case references need only be such. All else is as it is shown.
 */
final class Likeness {

    private static final String ANYTHING = "…";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"),
            Pattern.compile("NW-\\d\\d-\\d{7}"),
            Pattern.compile("AB-\\d\\d-\\d{6}"));

    private Likeness() {}

    /** Where they differ; empty when they do not. */
    static List<String> differences(JsonNode shown, JsonNode came) {
        List<String> found = new ArrayList<>();
        if (shown.size() == 1 && shown.has(ANYTHING)) {
            found.add("the page shows nothing of the answer");
        }
        compare(shown, came, "", found);
        return found;
    }

    private static void compare(JsonNode shown, JsonNode came, String at, List<String> found) {
        if (anything(shown)) {
            return;
        }
        if (shown.isObject() && came.isObject()) {
            objects(shown, came, at, found);
        } else if (shown.isArray() && came.isArray()) {
            arrays(shown, came, at, found);
        } else if (!shown.equals(came) && !sameForm(shown, came)) {
            found.add("%s: the page shows %s, came %s".formatted(at, shown, came));
        }
    }

    private static void objects(JsonNode shown, JsonNode came, String at, List<String> found) {
        shown.properties().forEach(field -> {
            if (came.has(field.getKey())) {
                compare(field.getValue(), came.get(field.getKey()), at + "/" + field.getKey(), found);
            } else if (!field.getKey().equals(ANYTHING)) {
                found.add("%s/%s is missing".formatted(at, field.getKey()));
            }
        });
        if (!shown.has(ANYTHING)) {
            came.propertyNames().stream()
                    .filter(name -> !shown.has(name))
                    .forEach(name -> found.add("%s/%s is not on the page".formatted(at, name)));
        }
    }

    private static void arrays(JsonNode shown, JsonNode came, String at, List<String> found) {
        boolean more = !shown.isEmpty() && anything(shown.get(shown.size() - 1));
        int fixed = more ? shown.size() - 1 : shown.size();
        if (came.size() < fixed || (!more && came.size() > fixed)) {
            found.add("%s: the page shows %d elements, came %d".formatted(at, shown.size(), came.size()));
        }
        for (int i = 0; i < Math.min(fixed, came.size()); i++) {
            compare(shown.get(i), came.get(i), at + "/" + i, found);
        }
    }

    private static boolean anything(JsonNode shown) {
        return shown.isString() && shown.stringValue().equals(ANYTHING);
    }

    private static boolean sameForm(JsonNode shown, JsonNode came) {
        return shown.isString()
                && came.isString()
                && FORMS.stream()
                        .anyMatch(form -> form.matcher(shown.stringValue()).matches()
                                && form.matcher(came.stringValue()).matches());
    }

    /** The same for lines of text. */
    static List<String> differencesOfLines(String shown, String came) {
        List<String> wanted = shown.lines().toList();
        List<String> lines = came.replace("\uFEFF", "").lines().toList();
        List<String> found = new ArrayList<>();
        if (wanted.size() != lines.size()) {
            found.add("the page shows %d lines, came %d".formatted(wanted.size(), lines.size()));
        }
        for (int i = 0; i < Math.min(wanted.size(), lines.size()); i++) {
            if (!form(wanted.get(i)).matcher(lines.get(i)).matches()) {
                found.add("line %d: the page shows %s, came %s".formatted(i + 1, wanted.get(i), lines.get(i)));
            }
        }
        return found;
    }

    private static Pattern form(String line) {
        StringBuilder form = new StringBuilder();
        for (String piece : line.splitWithDelimiters("…|NW-\\d\\d-\\d{7}|AB-\\d\\d-\\d{6}", 0)) {
            form.append(
                    switch (piece) {
                        case ANYTHING -> ".*";
                        case String known when known.matches("(NW|AB)-.*") -> known.substring(0, 3) + "[0-9-]+";
                        default -> Pattern.quote(piece);
                    });
        }
        return Pattern.compile(form.toString());
    }
}
