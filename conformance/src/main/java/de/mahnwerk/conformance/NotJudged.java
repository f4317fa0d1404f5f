package de.mahnwerk.conformance;

/** Whether the rule is kept cannot be found out here; the message says what would be needed. */
public final class NotJudged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotJudged(String message) {
        super(message);
    }
}
