package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.correspondence.NoticeText;
import de.mahnwerk.merchant.correspondence.NoticeTexts;
import de.mahnwerk.platform.web.NotFound;
import java.util.Map;

/** Which text is being edited, what the form says, and which invoice it is tried on. */
record TextForm(Map<String, String> fields) {

    private static final int LONGEST_NAME = 40;

    /** The template's name; none is empty or longer than the field for it. */
    String template() {
        String template = fields.getOrDefault("template", "").strip();
        if (template.isEmpty() || template.length() > LONGEST_NAME) {
            throw new NotFound("text " + template);
        }
        return template;
    }

    String language() {
        String language = fields.getOrDefault("language", NoticeTexts.LANGUAGES.getFirst());
        if (!NoticeTexts.LANGUAGES.contains(language)) {
            throw new NotFound("text in " + language);
        }
        return language;
    }

    /** The version that the person saw; 0 for the text that comes with the program. */
    int seen() {
        String seen = fields.getOrDefault("seen", "");
        return seen.matches("\\d{1,6}") ? Integer.parseInt(seen) : 0;
    }

    /** Number of the invoice; empty for the one that the level comes to next. */
    String invoice() {
        return fields.getOrDefault("invoice", "").strip();
    }

    NoticeText text() {
        return NoticeText.ofForm(fields);
    }
}
