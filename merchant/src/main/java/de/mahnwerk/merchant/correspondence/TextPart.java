package de.mahnwerk.merchant.correspondence;

import java.util.Locale;

/** What of a notice the merchant says in words of his own; everything else stands in each notice as it is. */
public enum TextPart {
    SUBJECT(true, true),
    OPENING(false, true),
    CLOSING(false, false),
    MAIL_SUBJECT(true, true),
    MAIL_OPENING(false, true),
    MAIL_CLOSING(false, false);

    private static final int LONGEST_LINE = 150;
    private static final int LONGEST = 2_000;

    private final boolean line;
    private final boolean required;

    TextPart(boolean line, boolean required) {
        this.line = line;
        this.required = required;
    }

    /** Name of its field in the form and of its column. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one line. */
    public boolean isLine() {
        return line;
    }

    public boolean isRequired() {
        return required;
    }

    /** Characters that it has at most. */
    public int longest() {
        return line ? LONGEST_LINE : LONGEST;
    }

    /** Whether it stands on paper, in a font that does not have every sign. */
    boolean isPrinted() {
        return this == SUBJECT || this == OPENING || this == CLOSING;
    }
}
