package de.mahnwerk.agency.plans;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an agreed plan asks for on a day. Of the first instalment that is not paid: a reminder before it is due, a notice with
 * a time of grace when it did not come, the end of the plan when that passed too. Pure.
 */
final class PlanCourse {

    /** A transfer that is made on the due day is on a statement by then. */
    static final int DAYS_OF_THE_BANK = 5;

    /** Promised in the offer. */
    static final int DAYS_OF_GRACE = 14;

    static final int REMINDED_BEFORE = 3;

    /** What is to be done, and when to look again. */
    sealed interface Need {
        /** Nothing until {@code nextOn}. */
        record Nothing(LocalDate nextOn) implements Need {}

        record Reminder(Plan.Instalment of, Money open, LocalDate nextOn) implements Need {}

        record Missed(Plan.Instalment of, Money open, LocalDate graceUntil, LocalDate nextOn) implements Need {}

        record Broken() implements Need {}
    }

    private PlanCourse() {}

    /** Empty when all is paid. */
    static Optional<Need> on(Plan plan, Money paidInAll, LocalDate day) {
        return plan.instalments().stream()
                .filter(one -> plan.open(one, paidInAll).isPositive())
                .findFirst()
                .map(one -> need(plan, one, paidInAll, day));
    }

    private static Need need(Plan plan, Plan.Instalment one, Money paidInAll, LocalDate day) {
        LocalDate grace = one.graceUntil();
        LocalDate missedFrom = one.dueOn().plusDays(DAYS_OF_THE_BANK + 1L);
        LocalDate remindedFrom = one.dueOn().minusDays(REMINDED_BEFORE);
        if (grace != null) {
            LocalDate brokenFrom = grace.plusDays(DAYS_OF_THE_BANK + 1L);
            return day.isBefore(brokenFrom) ? new Need.Nothing(brokenFrom) : new Need.Broken();
        }
        if (!day.isBefore(missedFrom)) {
            LocalDate until = day.plusDays(DAYS_OF_GRACE);
            return new Need.Missed(one, due(plan, paidInAll, day), until, until.plusDays(DAYS_OF_THE_BANK + 1L));
        }
        if (one.remindedOn() == null && day.isBefore(remindedFrom)) {
            return new Need.Nothing(remindedFrom);
        }
        return one.remindedOn() == null && !day.isAfter(one.dueOn())
                ? new Need.Reminder(one, plan.open(one, paidInAll), missedFrom)
                : new Need.Nothing(missedFrom);
    }

    /** Everything that is due and not paid. */
    private static Money due(Plan plan, Money paidInAll, LocalDate day) {
        return Money.sum(plan.instalments().stream()
                .filter(one -> !one.dueOn().isAfter(day))
                .map(one -> plan.open(one, paidInAll))
                .toList());
    }
}
