package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CollectionCase;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The step that a case would take next, and when. */
record Planned(String stage, LocalDate on) {

    /**
     * What {@code strategy} would do with a case whose last step was {@code last} at the end of {@code day}, if nothing
     * happened but time: steps whose conditions do not hold on that day are passed over.
     */
    static Planned next(
            Strategy strategy,
            CollectionCase one,
            StepLog.@Nullable Last last,
            CaseAmounts amounts,
            StepDays days,
            LocalDate day) {
        int number = last == null ? 0 : strategy.after(last.name());
        LocalDate from = last == null ? one.acceptedOn() : last.doneOn();
        while (true) {
            Strategy.Step step = strategy.steps().get(number);
            LocalDate planned = days.next(step, from);
            LocalDate on = planned.isAfter(day) ? planned : days.from(step, day.plusDays(1));
            if (step.when().judge(one, amounts, on).holds()) {
                return new Planned(step.name(), on);
            }
            from = on;
            number++;
        }
    }
}
