package de.mahnwerk.conformance;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Objects;

/** What a rule demands of a value; anything else breaks it. */
public final class Expect {

    private Expect() {}

    /**
     * Demands a condition.
     *
     * @param otherwise what is wrong when it does not hold
     */
    @FormatMethod
    public static void that(boolean holds, @FormatString String otherwise, Object... details) {
        if (!holds) {
            throw new RuleBroken(otherwise.formatted(details));
        }
    }

    public static void equal(String what, Object expected, Object came) {
        that(Objects.equals(expected, came), "%s: expected %s, came %s", what, expected, came);
    }

    /** A condition of the check itself and not its rule: without it the rule cannot be judged. */
    @FormatMethod
    public static void given(boolean holds, @FormatString String needed, Object... details) {
        if (!holds) {
            throw new NotJudged(needed.formatted(details));
        }
    }
}
