package de.mahnwerk.stories.conformance;

import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * A broken rule.
 *
 * @param rule the check that must find it
 * @param what the side does wrong
 * @param with further checks that make the traffic in which it shows; none for most
 */
record Fault(String rule, String what, Spoiler spoiler, String... with) {

    /** What answers a call. */
    @FunctionalInterface
    interface Side {
        Said answer(Call call);
    }

    /** Stands between a call and the side, and spoils one of both. */
    @FunctionalInterface
    interface Spoiler {
        Said answer(Call call, Side side);
    }

    /** The side gets another call than was made. */
    static Spoiler asked(UnaryOperator<Call> changed) {
        return (call, side) -> side.answer(changed.apply(call));
    }

    /** The caller gets another answer than was given, where it fits. */
    static Spoiler told(BiPredicate<Call, Said> where, UnaryOperator<Said> changed) {
        return (call, side) -> {
            Said said = side.answer(call);
            return where.test(call, said) ? changed.apply(said) : said;
        };
    }

    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
