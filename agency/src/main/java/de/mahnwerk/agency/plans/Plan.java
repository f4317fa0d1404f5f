package de.mahnwerk.agency.plans;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment plan as it stands.
 *
 * @param nth counts the plans of the case
 * @param costs of the agreement, VAT included, as the offer named them
 * @param paidBefore what the debtor had paid in all before the offer
 * @param nextOn when the plan is to be looked at again
 * @param agreedIn where the case stood when the plan was agreed; null before
 * @param strategyOn when the strategy would have gone on if nothing had been offered; null when the offer changed nothing
 */
public record Plan(
        UUID caseId,
        int nth,
        State state,
        LocalDate offeredOn,
        String offeredBy,
        LocalDate validUntil,
        Rate rate,
        Money costs,
        String costsDe,
        String costsEn,
        Money paidBefore,
        @Nullable LocalDate agreedOn,
        @Nullable Received agreedBy,
        @Nullable String recordedBy,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate nextOn,
        @Nullable CaseStatus agreedIn,
        @Nullable LocalDate strategyOn,
        List<Instalment> instalments) {

    /** Where a plan stands. */
    public enum State {
        OFFERED,
        AGREED,
        FULFILLED,
        BROKEN,
        /** Nobody accepted the offer in time. */
        EXPIRED,
        /** The agency took the offer back, or the debtor declined it. */
        WITHDRAWN,
        /** The case went another way. */
        ENDED;

        /** Whether something may still come of it. */
        public boolean lives() {
            return this == OFFERED || this == AGREED;
        }
    }

    /** How the debtor's consent came, always in text form (§ 126b BGB). */
    public enum Received {
        EMAIL,
        LETTER,
        FAX,
        PORTAL
    }

    /**
     * One instalment.
     *
     * @param interest what of it the offer counted as interest since the instalment before
     * @param graceUntil by when it can still be paid after it was missed; null when that notice counts no more
     * @param notices how often the debtor was told that it is missing
     */
    public record Instalment(
            int number,
            LocalDate dueOn,
            Money amount,
            Money interest,
            @Nullable LocalDate remindedOn,
            @Nullable LocalDate missedOn,
            @Nullable LocalDate graceUntil,
            int notices) {}

    public Plan {
        instalments = List.copyOf(instalments);
    }

    /** All instalments together. */
    public Money total() {
        return Money.sum(instalments.stream().map(Instalment::amount).toList());
    }

    /** What is to be paid with this instalment and those before it. */
    public Money upTo(Instalment one) {
        return Money.sum(instalments.stream()
                .filter(other -> other.number() <= one.number())
                .map(Instalment::amount)
                .toList());
    }

    /** What of an instalment is open when so much was paid in all; payments meet the instalments in their order. */
    public Money open(Instalment one, Money paidInAll) {
        Money left = upTo(one).minus(paidInAll.minus(paidBefore));
        return left.isPositive() ? left.min(one.amount()) : Money.ZERO;
    }

    /** Whether all instalments are paid when so much was paid in all. */
    public boolean fulfilled(Money paidInAll) {
        return paidInAll.minus(paidBefore).compareTo(total()) >= 0;
    }

    /** Tells its letters from those of other plans of the case. */
    String mark() {
        return Integer.toString(nth);
    }

    LocalDate lastDueOn() {
        return instalments.getLast().dueOn();
    }
}
