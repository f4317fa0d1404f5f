package de.mahnwerk.agency.correspondence;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.payment.InstalmentPlan.Instalment;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a letter about a payment plan says.
 *
 * @param mark tells the letter from others of its kind in the case
 * @param instalments all of them, in their order
 * @param costs of the agreement, VAT included, and why they arise
 * @param demanded what is to be paid until {@code until}; an offer names all that the plan comes to
 * @param until for an offer the last day on which it can be accepted
 */
public record PlanSheet(
        UUID caseId,
        String mark,
        List<Instalment> instalments,
        Rate rate,
        Money costs,
        String costsDe,
        String costsEn,
        Money demanded,
        LocalDate until) {

    /** About what. */
    public enum Kind {
        /** What would be agreed, with what it costs (§ 13a(3) RDG). */
        PLAN_OFFER,
        /** What was agreed. */
        PLAN_AGREED,
        /** An instalment is due soon. */
        PLAN_REMINDER,
        /** An instalment did not come. */
        PLAN_MISSED
    }

    public PlanSheet {
        instalments = List.copyOf(instalments);
    }

    Money total() {
        return Money.sum(instalments.stream().map(Instalment::amount).toList());
    }

    Money interest() {
        return Money.sum(instalments.stream().map(Instalment::interest).toList());
    }
}
