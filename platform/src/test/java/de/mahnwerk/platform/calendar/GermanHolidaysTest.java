package de.mahnwerk.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanHolidaysTest {

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "BW, 2026-01-06, true",
        "BY, 2026-06-04, true",
        "BE, 2027-03-08, true",
        "BE, 2026-06-04, false",
        "BB, 2026-10-31, true",
        "HB, 2026-10-31, true",
        "HH, 2026-10-31, true",
        "HE, 2026-06-04, true",
        "HE, 2026-11-01, false",
        "MV, 2027-03-08, true",
        "NI, 2026-10-31, true",
        "NW, 2026-11-01, true",
        "NW, 2026-10-31, false",
        "RP, 2026-11-01, true",
        "SL, 2026-08-15, true",
        "SN, 2026-11-18, true",
        "SH, 2026-10-31, true",
        "ST, 2027-01-06, true",
        "TH, 2026-09-20, true",
        "Nordrhein-Westfalen, 2026-06-04, true",
        "DE-BY, 2027-01-06, true",
        "ABROAD, 2026-10-03, true",
        "ABROAD, 2026-10-31, false",
        "'', 2026-05-25, true",
        "'', 2026-06-04, false",
        "Atlantis, 2026-12-25, true"
    })
    void each_state_has_its_own(String state, LocalDate day, boolean holiday) {
        assertThat(GermanHolidays.in(state).isHoliday(day)).isEqualTo(holiday);
    }
}
