package de.mahnwerk.merchant.dunning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordered levels, first to last, and for what they are. Published versions never change; a run names those that it used.
 *
 * @param rank policies are tried in this order, the standard one last
 * @param ended whether this version says that the policy applies to nothing any more
 */
public record DunningPolicy(
        long id,
        String name,
        int version,
        LocalDate validFrom,
        int rank,
        boolean ended,
        Scope scope,
        List<Level> levels) {

    /** The policy for everything that no other fits. */
    public static final String STANDARD = "Standard";

    /** The order in which policies are tried. */
    static final Comparator<DunningPolicy> ORDER = Comparator.comparing(DunningPolicy::isStandard)
            .thenComparingInt(DunningPolicy::rank)
            .thenComparing(DunningPolicy::name);

    /** Why an item whose level would be due is left out. */
    public enum Exclusion {
        DISPUTED,
        BLOCKED,
        /** Waits for the agency already, by somebody's click. */
        QUEUED,
        /** It was agreed with the customer. */
        NEVER_COLLECTION,
        BELOW_MINIMUM,
        FOREIGN_CURRENCY,
        /** Costs and interest of a paid invoice go to the agency only together with an invoice. */
        SIDE_CLAIM,
        TOO_YOUNG,
        TOO_FEW_NOTICES,
        ADDRESS_INCOMPLETE,
        CREDIT_BALANCE,
        /** The policy has fewer levels than the item has reached, since it was changed or another one applies now. */
        BEYOND_LEVELS
    }

    /** The four answers to "which level is due?". */
    public sealed interface Decision {
        record Due(Level level) implements Decision {}

        record NotYet(LocalDate on) implements Decision {}

        /** {@code level} is the number of the next level, with {@link Exclusion#BEYOND_LEVELS} of the one that was reached. */
        record Excluded(int level, Exclusion reason) implements Decision {}

        /** All levels are behind it. */
        record Finished() implements Decision {}
    }

    public DunningPolicy {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).level() != i + 1) {
                throw new IllegalArgumentException("levels are numbered from 1 without gaps: " + levels);
            }
            if (levels.get(i).kind() == Level.Kind.COLLECTION && i != levels.size() - 1) {
                throw new IllegalArgumentException("collection is the last level");
            }
            if (levels.get(i).minimumNotices() > i) {
                throw new IllegalArgumentException("level " + (i + 1) + " asks for "
                        + levels.get(i).minimumNotices() + " notices, but only " + i + " can have gone out before it");
            }
        }
        if (name.equals(STANDARD) && (ended || !scope.equals(Scope.EVERYTHING))) {
            throw new IllegalArgumentException("the standard policy is for everything and always there");
        }
    }

    DunningPolicy with(List<Level> others) {
        return new DunningPolicy(id, name, version, validFrom, rank, ended, scope, others);
    }

    public boolean isStandard() {
        return name.equals(STANDARD);
    }

    /** The policy for an item: the one agreed with its customer, else the first that fits; null when none does. */
    static @Nullable DunningPolicy choose(List<DunningPolicy> policies, DunningFacts item) {
        List<DunningPolicy> inForce = policies.stream()
                .filter(policy -> !policy.ended())
                .sorted(ORDER)
                .toList();
        return inForce.stream()
                .filter(policy -> policy.name().equals(item.terms().policy()))
                .findFirst()
                .or(() -> inForce.stream()
                        .filter(policy -> policy.scope().fits(item))
                        .findFirst())
                .orElse(null);
    }

    /**
     * Which level is due on {@code asOf}. The next level counts from the day the last notice really went out, so a late
     * run never shortens a debtor's deadline.
     */
    Decision decide(DunningFacts item, LocalDate asOf) {
        if (item.levelReached() > levels.size()) {
            return new Decision.Excluded(item.levelReached(), Exclusion.BEYOND_LEVELS);
        }
        if (item.levelReached() == levels.size()) {
            return new Decision.Finished();
        }
        Level next = levels.get(item.levelReached());
        LocalDate since = item.lastNoticeOn() == null ? item.dueOn() : item.lastNoticeOn();
        LocalDate on = since.plusDays(next.days() + item.terms().extraDays());
        // a due level is due from the day after the period: on the last day the debtor may still pay
        if (!asOf.isAfter(on)) {
            return new Decision.NotYet(on.plusDays(1));
        }
        Exclusion reason = exclusion(item, next, asOf);
        return reason == null ? new Decision.Due(next) : new Decision.Excluded(next.level(), reason);
    }

    private static @Nullable Exclusion exclusion(DunningFacts item, Level next, LocalDate asOf) {
        boolean byLetter = next.channel() == Level.Channel.LETTER
                || item.email() == DunningFacts.Email.DEAD
                || (next.channel() == Level.Channel.EMAIL_ELSE_LETTER && item.email() == DunningFacts.Email.NONE);
        boolean collection = next.kind() == Level.Kind.COLLECTION;
        if (item.disputed()) {
            return Exclusion.DISPUTED;
        }
        if (item.blocked()) {
            return Exclusion.BLOCKED;
        }
        if (collection && item.terms().neverCollection()) {
            return Exclusion.NEVER_COLLECTION;
        }
        if (item.openCents() < next.minimumCents()) {
            return Exclusion.BELOW_MINIMUM;
        }
        if (collection && !item.currency().equals("EUR")) {
            return Exclusion.FOREIGN_CURRENCY;
        }
        if (ChronoUnit.DAYS.between(item.dueOn(), asOf) < next.minimumAgeDays()) {
            return Exclusion.TOO_YOUNG;
        }
        if (item.noticesSent() < next.minimumNotices()) {
            return Exclusion.TOO_FEW_NOTICES;
        }
        if ((collection || byLetter) && !item.addressComplete()) {
            return Exclusion.ADDRESS_INCOMPLETE;
        }
        return item.customerCreditCents() >= item.openCents() ? Exclusion.CREDIT_BALANCE : null;
    }
}
