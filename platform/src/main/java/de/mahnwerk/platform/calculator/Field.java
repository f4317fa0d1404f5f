package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Wording;
import java.util.Arrays;
import java.util.List;

/**
 * One thing a calculation asks for.
 *
 * @param name as an option after two dashes, and in the form
 * @param choices the words it may be, empty for free input
 * @param many whether it may be given several times
 * @param preset what counts when nothing is given, empty for nothing
 */
public record Field(
        String name, Kind kind, Wording label, List<String> choices, boolean required, boolean many, String preset) {

    /** What is typed into it. */
    public enum Kind {
        /** 1000.00 or 1.000,00. */
        MONEY,
        /** 2026-11-23 or 23.11.2026. */
        DATE,
        /** A number with decimals. */
        DECIMAL,
        /** A whole number. */
        NUMBER,
        /** Yes or no. */
        FLAG,
        /** One of the choices. */
        CHOICE,
        /** Words, in a form that the label shows. */
        TEXT
    }

    static Field money(String name, String german, String english) {
        return of(name, Kind.MONEY, german, english);
    }

    static Field date(String name, String german, String english) {
        return of(name, Kind.DATE, german, english);
    }

    static Field decimal(String name, String german, String english) {
        return of(name, Kind.DECIMAL, german, english);
    }

    static Field number(String name, String german, String english) {
        return of(name, Kind.NUMBER, german, english);
    }

    static Field flag(String name, String german, String english) {
        return of(name, Kind.FLAG, german, english);
    }

    static Field text(String name, String german, String english) {
        return of(name, Kind.TEXT, german, english);
    }

    static Field choice(String name, String german, String english, Enum<?>[] choices) {
        return new Field(
                name,
                Kind.CHOICE,
                Wording.of(german, english),
                Arrays.stream(choices).map(Enum::name).toList(),
                false,
                false,
                "");
    }

    Field must() {
        return new Field(name, kind, label, choices, true, many, preset);
    }

    Field several() {
        return new Field(name, kind, label, choices, required, true, preset);
    }

    Field or(String value) {
        return new Field(name, kind, label, choices, required, many, value);
    }

    private static Field of(String name, Kind kind, String german, String english) {
        return new Field(name, kind, Wording.of(german, english), List.of(), false, false, "");
    }
}
