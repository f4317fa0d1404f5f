package de.mahnwerk.conformance;

/** A counterpart does not keep the rule; the message says what was expected and what came. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RuleBroken(String message) {
        super(message);
    }
}
