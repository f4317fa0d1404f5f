package de.mahnwerk.law.payment;

import de.mahnwerk.law.Rate;
import java.time.LocalDate;

/**
 * One of several debts of a debtor, as § 366 BGB compares them.
 *
 * @param id what the debtor calls it when he names it: the invoice number
 * @param dueOn when it fell due; a debt not yet due comes last
 * @param arisenOn its age
 * @param security the less secured comes first
 * @param rate what it costs the debtor to leave it open; the dearer comes first
 */
public record OpenDebt(
        String id,
        Debt debt,
        LocalDate dueOn,
        LocalDate arisenOn,
        Security security,
        Rate rate,
        Allocation.Order order) {

    /** How well the creditor is secured, weakest first (§ 366(2) BGB). */
    public enum Security {
        NONE,
        /** A title (judgment, enforcement order) or a guarantor. */
        TITLE,
        /** Pledge, retention of title, land charge. */
        COLLATERAL
    }
}
