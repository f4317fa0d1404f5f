package de.mahnwerk.law.costs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The business fee VV 2300 RVG that was earned out of court for the same subject and is half credited on the fee at court
 * (Vorbem. 3(4) VV RVG).
 *
 * @param rate the rate of the business fee
 * @param mandate the day of that mandate; the fee keeps the law of its own day (§ 60(1) RVG)
 * @param endedOn when the work out of court was done, null when not long ago: after more than two calendar years nothing is
 *     credited any more (§ 15(5) sentence 2 RVG)
 */
public record Credit(
        FeeRate rate, LocalDate mandate, @Nullable LocalDate endedOn) {

    private static final int CALENDAR_YEARS = 2;

    /** A fee of the same mandate day, just ended (Vorbem. 3(4) VV RVG). */
    public static Credit of(FeeRate rate, LocalDate mandate) {
        return new Credit(rate, mandate, null);
    }

    /** Whether more than two calendar years lie between the end of that work and {@code later} (§ 15(5) RVG). */
    public boolean hasLapsedOn(LocalDate later) {
        return endedOn != null && later.getYear() - endedOn.getYear() > CALENDAR_YEARS;
    }
}
