package de.mahnwerk.law.delay;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What § 286 BGB asks about a claim. Start with {@link #due}, add what happened.
 *
 * @param dueOn the day up to which payment could be made without being late (Fälligkeit)
 * @param agreedDay a payment day of the calendar fixed in the contract or by law, or computed from an event as agreed (§
 *     286(2) nos. 1, 2 BGB); a date that only the invoice prints is none (BGH 25.10.2007, III ZR 91/07)
 * @param invoiceReceived receipt of invoice or equivalent payment statement (§ 286(3) BGB)
 * @param performanceReceived receipt of goods or services; replaces an unknown receipt of the invoice between businesses
 * @param notice whether the invoice warned the consumer of the 30-day rule (§ 286(3) sentence 1 BGB)
 * @param reminderReceived receipt of the first reminder after the due date; a claim in court or the service of a
 *     Mahnbescheid counts as one (§ 286(1) BGB)
 * @param refusedOn the debtor seriously and finally refused, or special reasons (§ 286(2) nos. 3, 4 BGB)
 * @param fault whether the debtor answers for not having paid (§ 286(4) BGB)
 */
public record DefaultFacts(
        LocalDate dueOn,
        DebtorKind debtor,
        ClaimKind claim,
        @Nullable LocalDate agreedDay,
        @Nullable LocalDate invoiceReceived,
        @Nullable LocalDate performanceReceived,
        Notice notice,
        @Nullable LocalDate reminderReceived,
        @Nullable LocalDate refusedOn,
        Fault fault) {

    /** The notice on the invoice that default begins after 30 days (§ 286 BGB). */
    public enum Notice {
        GIVEN,
        MISSING
    }

    /** § 286(4) BGB. */
    public enum Fault {
        /** Presumed; with money the rule. */
        DEBTOR,
        /** Payment failed for a reason the debtor does not answer for. */
        NONE
    }

    /** A claim of which only the due date is known (§ 286 BGB). */
    public static DefaultFacts due(LocalDate dueOn, DebtorKind debtor, ClaimKind claim) {
        return new DefaultFacts(dueOn, debtor, claim, null, null, null, Notice.MISSING, null, null, Fault.DEBTOR);
    }

    /** The same with a payment day that was agreed (§ 286(2) nos. 1, 2 BGB). */
    public DefaultFacts agreedDay(@Nullable LocalDate day) {
        return new DefaultFacts(
                dueOn,
                debtor,
                claim,
                day,
                invoiceReceived,
                performanceReceived,
                notice,
                reminderReceived,
                refusedOn,
                fault);
    }

    /** The same with the receipt of the invoice (§ 286(3) BGB). */
    public DefaultFacts invoiceReceived(@Nullable LocalDate day) {
        return new DefaultFacts(
                dueOn, debtor, claim, agreedDay, day, performanceReceived, notice, reminderReceived, refusedOn, fault);
    }

    /** The same with the receipt of the performance (§ 286(3) sentence 2 BGB). */
    public DefaultFacts performanceReceived(@Nullable LocalDate day) {
        return new DefaultFacts(
                dueOn, debtor, claim, agreedDay, invoiceReceived, day, notice, reminderReceived, refusedOn, fault);
    }

    /** The same with or without the notice of the 30 days (§ 286(3) sentence 1 BGB). */
    public DefaultFacts notice(Notice onInvoice) {
        return new DefaultFacts(
                dueOn,
                debtor,
                claim,
                agreedDay,
                invoiceReceived,
                performanceReceived,
                onInvoice,
                reminderReceived,
                refusedOn,
                fault);
    }

    /** The same with the receipt of the first reminder (§ 286(1) BGB). */
    public DefaultFacts reminderReceived(@Nullable LocalDate day) {
        return new DefaultFacts(
                dueOn, debtor, claim, agreedDay, invoiceReceived, performanceReceived, notice, day, refusedOn, fault);
    }

    /** The same with a serious and final refusal (§ 286(2) no. 3 BGB). */
    public DefaultFacts refusedOn(@Nullable LocalDate day) {
        return new DefaultFacts(
                dueOn,
                debtor,
                claim,
                agreedDay,
                invoiceReceived,
                performanceReceived,
                notice,
                reminderReceived,
                day,
                fault);
    }

    /** The same with or without fault (§ 286(4) BGB). */
    public DefaultFacts fault(Fault whose) {
        return new DefaultFacts(
                dueOn,
                debtor,
                claim,
                agreedDay,
                invoiceReceived,
                performanceReceived,
                notice,
                reminderReceived,
                refusedOn,
                whose);
    }
}
