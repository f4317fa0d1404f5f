package de.mahnwerk.conformance;

/**
 * One rule of the protocol and how to find out whether a counterpart keeps it.
 *
 * @param name stable, {@code topic.what-must-hold}
 * @param rule the rule as a sentence
 * @param probe asks the counterpart; returns when the rule is kept
 * @param <P> the counterpart's kind
 */
public record Check<P>(String name, String rule, Probe<P> probe) {

    /** Throws {@link RuleBroken} when the rule is not kept and {@link NotJudged} when that cannot be found out. */
    @FunctionalInterface
    public interface Probe<P> {
        void on(P counterpart);
    }

    public static <P> Check<P> check(String name, String rule, Probe<P> probe) {
        return new Check<>(name, rule, probe);
    }
}
