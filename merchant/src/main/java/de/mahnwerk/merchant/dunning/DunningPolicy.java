package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ordered levels, first to last. Published versions never change; a run names the version that it used. */
public record DunningPolicy(long id, String name, int version, LocalDate validFrom, List<Level> levels) {

    /** Why an item whose level would be due is left out. */
    public enum Exclusion {
        DISPUTED,
        BLOCKED,
        /** Waits for the agency already, by somebody's click. */
        QUEUED,
        BELOW_MINIMUM,
        FOREIGN_CURRENCY,
        /** Costs and interest of a paid invoice go to the agency only together with an invoice. */
        SIDE_CLAIM,
        ADDRESS_INCOMPLETE,
        CREDIT_BALANCE
    }

    /** The four answers to "which level is due?". */
    public sealed interface Decision {
        record Due(Level level) implements Decision {}

        record NotYet(LocalDate on) implements Decision {}

        record Excluded(Level level, Exclusion reason) implements Decision {}

        /** All levels are behind it. */
        record Finished() implements Decision {}
    }

    /**
     * What the decision needs of an open invoice.
     *
     * @param customerCreditCents what the customer has in unapplied credits
     */
    public record Facts(
            LocalDate dueOn,
            long openCents,
            String currency,
            int levelReached,
            @Nullable LocalDate lastNoticeOn,
            boolean disputed,
            boolean blocked,
            boolean addressComplete,
            boolean hasEmail,
            long customerCreditCents) {}

    public DunningPolicy {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).level() != i + 1) {
                throw new IllegalArgumentException("levels are numbered from 1 without gaps: " + levels);
            }
            if (levels.get(i).kind() == Level.Kind.COLLECTION && i != levels.size() - 1) {
                throw new IllegalArgumentException("collection is the last level");
            }
        }
    }

    /**
     * Which level is due on {@code asOf}. The next level counts from the day the last notice really went out, so a late
     * run never shortens a debtor's deadline.
     */
    public Decision decide(Facts item, LocalDate asOf) {
        if (item.levelReached() >= levels.size()) {
            return new Decision.Finished();
        }
        Level next = levels.get(item.levelReached());
        LocalDate since = item.lastNoticeOn() == null ? item.dueOn() : item.lastNoticeOn();
        LocalDate on = since.plusDays(next.days());
        // a due level is due from the day after the period: on the last day the debtor may still pay
        if (!asOf.isAfter(on)) {
            return new Decision.NotYet(on.plusDays(1));
        }
        Exclusion reason = exclusion(item, next);
        return reason == null ? new Decision.Due(next) : new Decision.Excluded(next, reason);
    }

    private static @Nullable Exclusion exclusion(Facts item, Level next) {
        boolean byLetter = next.channel() == Level.Channel.LETTER
                || (next.channel() == Level.Channel.EMAIL_ELSE_LETTER && !item.hasEmail());
        boolean collection = next.kind() == Level.Kind.COLLECTION;
        if (item.disputed()) {
            return Exclusion.DISPUTED;
        }
        if (item.blocked()) {
            return Exclusion.BLOCKED;
        }
        if (item.openCents() < next.minimumCents()) {
            return Exclusion.BELOW_MINIMUM;
        }
        if (collection && !item.currency().equals("EUR")) {
            return Exclusion.FOREIGN_CURRENCY;
        }
        if ((collection || byLetter) && !item.addressComplete()) {
            return Exclusion.ADDRESS_INCOMPLETE;
        }
        return item.customerCreditCents() >= item.openCents() ? Exclusion.CREDIT_BALANCE : null;
    }
}
