package de.mahnwerk.platform.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.court.Seat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Public holidays of Germany and of one federal state ({@code BY}, {@code NW}, …), from Jollyday. */
public final class GermanHolidays implements Holidays {

    private final HolidayManager manager =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private final String state;

    private GermanHolidays(Optional<Seat> seat) {
        this.state = seat.filter(one -> one != Seat.ABROAD)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Of the state that is written there in any way people write it; what is none has the whole country's holidays only. */
    public static GermanHolidays in(String federalState) {
        return new GermanHolidays(Seat.parse(federalState));
    }

    @Override
    public boolean isHoliday(LocalDate day) {
        return state.isEmpty() ? manager.isHoliday(day) : manager.isHoliday(day, state);
    }
}
