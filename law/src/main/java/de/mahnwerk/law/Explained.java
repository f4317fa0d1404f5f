package de.mahnwerk.law;

import java.util.Locale;

/** A result that carries its own reasoning, with the paragraphs it rests on, in German and English. */
public interface Explained {

    /** The reasoning in both languages. */
    Wording wording();

    /** The reasoning as readable sentences: German for any German locale, English for all others. */
    default String explain(Locale locale) {
        return wording().in(locale);
    }
}
