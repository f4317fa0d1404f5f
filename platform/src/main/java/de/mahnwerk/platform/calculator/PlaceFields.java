package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.court.Seat;
import de.mahnwerk.platform.calendar.GermanHolidays;

/** The federal state, whose holidays move a deadline. */
final class PlaceFields {

    private PlaceFields() {}

    static Field state() {
        return Field.text("state", "Bundesland (BY, NW, …)", "federal state (BY, NW, …)");
    }

    /** The holidays of the state; without one those of the whole country. */
    static Holidays holidays(Input input) {
        return GermanHolidays.in(
                input.text("state").map(text -> seat(text).name()).orElse(""));
    }

    static Seat seat(String text) {
        return Seat.parse(text)
                .orElseThrow(() -> WrongInput.of(
                        "--state: \"{0}\" ist kein Bundesland; schreiben Sie eines von BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH oder ABROAD.",
                        "--state: \"{0}\" is not a federal state; write one of BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH or ABROAD.",
                        text));
    }
}
