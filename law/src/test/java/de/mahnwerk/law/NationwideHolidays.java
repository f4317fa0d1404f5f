package de.mahnwerk.law;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The holidays of all federal states, for the vectors; Easter of 2026 and 2027 only. */
public final class NationwideHolidays implements Holidays {

    public static final Holidays NATIONWIDE = new NationwideHolidays();

    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 3), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final Set<LocalDate> MOVING = Set.of(
            LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 14),
            LocalDate.of(2026, 5, 25),
            LocalDate.of(2027, 3, 26),
            LocalDate.of(2027, 3, 29));

    private NationwideHolidays() {}

    @Override
    public boolean isHoliday(LocalDate day) {
        return FIXED.contains(MonthDay.from(day)) || MOVING.contains(day);
    }
}
