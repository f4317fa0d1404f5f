package de.mahnwerk.law;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sentence in German and English over the same details. {@code {0}}, {@code {1}} … stand for the details; amounts,
 * days, rates and numbers are written as the language writes them, other wordings are put in as they are.
 *
 * @param german the German template
 * @param english the English template
 * @param details what the placeholders stand for
 */
public record Wording(String german, String english, List<Object> details) implements Explained {

    public Wording {
        details = List.copyOf(details);
    }

    /** A sentence over the given details. */
    public static Wording of(String german, String english, Object... details) {
        return new Wording(german, english, List.of(details));
    }

    /** Several sentences, one after the other. */
    public static Wording sentences(List<? extends Explained> sentences) {
        return joined(" ", sentences);
    }

    /** Wordings with something between them. */
    public static Wording joined(String separator, List<? extends Explained> parts) {
        String template = IntStream.range(0, parts.size())
                .mapToObj(index -> "{" + index + "}")
                .collect(Collectors.joining(separator));
        return new Wording(template, template, List.copyOf(parts));
    }

    /** German for any German locale, English for all others. */
    public String in(Locale locale) {
        boolean inGerman = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
        Language language = inGerman ? Language.GERMAN : Language.ENGLISH;
        String template = inGerman ? german : english;
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            int index = Integer.parseInt(template.substring(open + 1, close));
            text.append(template, at, open).append(language.write(details.get(index)));
            at = close + 1;
        }
        return text.append(template.substring(at)).toString();
    }

    @Override
    public Wording wording() {
        return this;
    }
}
