package de.mahnwerk.law.limitation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the limitation of a claim hangs on (§§ 195–217 BGB). Start with {@link #arisen}, add what happened.
 *
 * @param arisen when the claim arose, as a rule the day on which it fell due (§ 199(1) no. 1 BGB)
 * @param known when the creditor knew debtor and facts or should have (§ 199(1) no. 2 BGB); null for never
 * @param suspensions times that do not count (§§ 203–211 BGB), in any order
 * @param restarts days of an acknowledgement, a part payment, an instalment agreement, an act of enforcement (§ 212 BGB)
 * @param title the day on which a title became final or was made (§§ 197(1) nos. 3–6, 201 BGB), null without
 */
public record LimitationFacts(
        LocalDate arisen,
        @Nullable LocalDate known,
        List<Suspension> suspensions,
        List<LocalDate> restarts,
        @Nullable LocalDate title) {

    public LimitationFacts {
        suspensions = List.copyOf(suspensions);
        restarts = List.copyOf(restarts);
    }

    /** A claim that was known from its first day, and nothing else (§§ 195, 199(1) BGB). */
    public static LimitationFacts arisen(LocalDate day) {
        return new LimitationFacts(day, day, List.of(), List.of(), null);
    }

    /** The same, but known only since {@code day}, null for never (§ 199(1) no. 2 BGB). */
    public LimitationFacts known(@Nullable LocalDate day) {
        return new LimitationFacts(arisen, day, suspensions, restarts, title);
    }

    /** The same with times that do not count (§ 209 BGB). */
    public LimitationFacts suspended(List<Suspension> times) {
        return new LimitationFacts(arisen, known, times, restarts, title);
    }

    /** The same with events after which time runs anew (§ 212 BGB). */
    public LimitationFacts restarted(List<LocalDate> days) {
        return new LimitationFacts(arisen, known, suspensions, days, title);
    }

    /** The same with a title (§ 197(1) nos. 3–6 BGB), null without. */
    public LimitationFacts titled(@Nullable LocalDate day) {
        return new LimitationFacts(arisen, known, suspensions, restarts, day);
    }
}
