package de.mahnwerk.platform.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.mahnwerk.law.Holidays;
import java.time.LocalDate;
import java.util.Locale;

/** Public holidays of Germany and of one federal state ({@code BY}, {@code NW}, …), from Jollyday. */
public final class GermanHolidays implements Holidays {

    private final HolidayManager manager =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private final String state;

    /** An empty {@code federalState} means the holidays of the whole country only. */
    public GermanHolidays(String federalState) {
        this.state = federalState.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isHoliday(LocalDate day) {
        return state.isEmpty() ? manager.isHoliday(day) : manager.isHoliday(day, state);
    }
}
