package de.mahnwerk.law.interest;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How days become a part of a year. No statute fixes it for default interest; {@link #ACT_365} is the usual formula (its
 * argument is § 191 BGB: a year has 365 days). First and last day both count.
 */
public enum DayCount {
    /** Days of the calendar over 365, in leap years too. The default. */
    ACT_365,
    /** Days of the calendar over 365, days of a leap year over 366. */
    ACT_ACT,
    /** Days of the calendar over 360. */
    ACT_360,
    /** Months of 30 days over 360 (30E/360; a day 31 counts as 30; a whole month is always 30 days). */
    THIRTY_360;

    /** Digits kept in between; amounts up to trillions stay exact to far below a cent. */
    private static final int SCALE = 30;

    /** Days from {@code from} to {@code to}, both counted (§§ 187, 191 BGB). */
    public long days(LocalDate from, LocalDate to) {
        LocalDate end = to.plusDays(1);
        return switch (this) {
            case ACT_365, ACT_ACT, ACT_360 -> ChronoUnit.DAYS.between(from, end);
            case THIRTY_360 -> thirties(end) - thirties(from);
        };
    }

    /** What of a {@code yearly} amount falls to the days from {@code from} to {@code to}, all in one calendar year. */
    BigDecimal share(BigDecimal yearly, LocalDate from, LocalDate to) {
        return yearly.multiply(BigDecimal.valueOf(days(from, to)))
                .divide(BigDecimal.valueOf(daysOfYear(from)), SCALE, HALF_EVEN);
    }

    private int daysOfYear(LocalDate day) {
        return switch (this) {
            case ACT_365 -> 365;
            case ACT_ACT -> day.lengthOfYear();
            case ACT_360, THIRTY_360 -> 360;
        };
    }

    private static long thirties(LocalDate day) {
        return day.getYear() * 360L + day.getMonthValue() * 30L + Math.min(day.getDayOfMonth(), 30);
    }
}
