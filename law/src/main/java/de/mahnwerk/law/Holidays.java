package de.mahnwerk.law;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The public holidays of a place, an argument wherever a deadline ends: §§ 193 BGB and 222(2) ZPO move it to the next
 * working day.
 */
@FunctionalInterface
public interface Holidays {

    /** Whether the day is a public holiday at the place; Saturdays and Sundays need not be named (§ 193 BGB). */
    boolean isHoliday(LocalDate day);

    /** Whether the day is neither Saturday, Sunday nor holiday (§ 193 BGB). */
    default boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** The day itself, or the next day that is neither Saturday, Sunday nor holiday (§ 193 BGB, § 222(2) ZPO). */
    default LocalDate sameOrNextWorkingDay(LocalDate day) {
        LocalDate working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }
}
