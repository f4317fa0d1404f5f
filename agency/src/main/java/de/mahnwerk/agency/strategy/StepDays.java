package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.delay.Receipt;
import de.mahnwerk.platform.calendar.GermanHolidays;
import java.time.LocalDate;

/** On which day a step comes, by the holidays of the client's federal state. */
record StepDays(Holidays holidays) {

    static StepDays of(Client client) {
        return new StepDays(GermanHolidays.in(client.federalState()));
    }

    /** When the step comes that follows one of {@code day}, or for the first the acceptance. */
    LocalDate next(Strategy.Step step, LocalDate day) {
        return next(step, day, day.plusDays(step.after()));
    }

    /** When the step comes that was planned for {@code planned}, if the debtor has time since {@code demanded}. */
    LocalDate next(Strategy.Step step, LocalDate demanded, LocalDate planned) {
        return from(step, step.fee() == Strategy.Fee.NORMAL ? raisedFrom(demanded, planned) : planned);
    }

    /** The day itself, or the first working day after it when the step waits for one. */
    LocalDate from(Strategy.Step step, LocalDate day) {
        return step.when().workingDay() ? holidays.sameOrNextWorkingDay(day) : day;
    }

    /** A fee rises when nobody can say any more that the first demand was paid in time (VV 2300 note 2 RVG). */
    private LocalDate raisedFrom(LocalDate demanded, LocalDate planned) {
        LocalDate lawful =
                FeeRate.simpleUntil(Receipt.assumed(demanded), holidays).plusDays(1);
        return planned.isAfter(lawful) ? planned : lawful;
    }
}
