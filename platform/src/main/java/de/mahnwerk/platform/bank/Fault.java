package de.mahnwerk.platform.bank;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What could not be understood in a file, so that a person can mend it.
 *
 * @param at line or path: {@code line 57, Stmt[1]/Ntry[3]}; empty for the file as a whole
 * @param field the field's name as the file has it, or empty
 * @param value what stands there, shortened; empty when nothing does
 * @param code stable, for programs and translations: {@code amount-unreadable}
 */
public record Fault(String at, String field, String value, String code) {

    private static final int LONGEST_VALUE = 120;

    public Fault {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        if (!texts(Locale.GERMAN).containsKey(code + ".problem")) {
            throw new IllegalArgumentException("no text for the fault " + code);
        }
    }

    /** What is wrong, in German or English. */
    public String problem(Locale language) {
        return texts(language).getString(code + ".problem");
    }

    /** What to do, in German or English. */
    public String remedy(Locale language) {
        return texts(language).getString(code + ".remedy");
    }

    private static ResourceBundle texts(Locale language) {
        Locale known = language.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
        return ResourceBundle.getBundle("platform.faults", known);
    }
}
