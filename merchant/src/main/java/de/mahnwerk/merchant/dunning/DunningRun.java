package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A dunning run: proposed, then released by a person or by the schedule, then executed.
 *
 * @param asOf the business day that it decides for
 * @param livedOn the day on which it was really released; what it sends is dated and counted from there
 * @param undoes the run that this counter-run takes back
 */
public record DunningRun(
        long id,
        LocalDate asOf,
        LocalDate livedOn,
        State state,
        String createdBy,
        @Nullable String releasedBy,
        @Nullable Long undoes,
        @Nullable String undoReason) {

    /** Where a run stands. */
    public enum State {
        PROPOSED,
        RELEASED,
        PAUSED,
        DONE,
        CANCELLED,
        /** Taken back by a counter-run. */
        UNDONE
    }

    /** How far a run is: proposals that are due, of these carried out, and left out. */
    public record Progress(int due, int done, int excluded) {}

    /** Totals of one level of a run in one currency; amounts of different currencies are never added up. */
    public record LevelTotal(
            int level,
            String decision,
            @Nullable String reason,
            String currency,
            int items,
            int customers,
            long openCents) {

        public Money open() {
            return new Money(openCents, Currency.getInstance(currency));
        }
    }

    /**
     * One line of the proposal.
     *
     * @param proposedLevel what the rules had proposed, where {@code levelBy} chose another level for {@code levelReason}
     * @param policy name of the policy that it follows
     * @param wanted days, notices or cents that the condition asks for which kept it out; {@code found} is what it has
     */
    public record Line(
            long itemId,
            String number,
            long customerId,
            String customerNumber,
            String customerName,
            int level,
            @Nullable Integer proposedLevel,
            @Nullable String levelReason,
            @Nullable String levelBy,
            String decision,
            @Nullable String reason,
            @Nullable String note,
            String policy,
            @Nullable Long found,
            @Nullable Long wanted,
            boolean done,
            LocalDate dueOn,
            long openCents,
            String currency) {

        public Money open() {
            return new Money(openCents, Currency.getInstance(currency));
        }
    }
}
