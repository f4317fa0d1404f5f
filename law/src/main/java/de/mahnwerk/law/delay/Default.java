package de.mahnwerk.law.delay;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and since when a debtor is in default, and why (§ 286 BGB). Of several grounds the earliest counts.
 *
 * @param ground the ground that came first
 * @param firstDay the first day of default, null while there is none
 * @param interestFrom the first day that bears default interest: the day after the event (§ 187(1) BGB by analogy), null
 *     while there is no default
 * @param reasons every ground that was looked at, and what came of it
 */
public record Default(
        Ground ground,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate interestFrom,
        List<Wording> reasons) implements Explained {

    /** What put the debtor into default (§ 286 BGB). */
    public enum Ground {
        /** An agreed day of the calendar, or one computed from an event (§ 286(2) nos. 1, 2 BGB). */
        AGREED_DAY,
        /** 30 days after due date and invoice (§ 286(3) BGB). */
        THIRTY_DAYS,
        /** Receipt of a reminder after the due date (§ 286(1) BGB). */
        REMINDER,
        /** Serious and final refusal, or special reasons (§ 286(2) nos. 3, 4 BGB). */
        REFUSAL,
        /** Not in default. */
        NONE
    }

    private record Start(Ground ground, LocalDate firstDay, LocalDate interestFrom) {}

    public Default {
        reasons = List.copyOf(reasons);
    }

    /**
     * When default begins.
     *
     * @param holidays at the place of performance: the period after which default begins never ends on a day off (§ 193
     *     BGB; BGH 01.02.2007, III ZR 159/06)
     */
    public static Default of(DefaultFacts facts, Holidays holidays) {
        if (facts.fault() == DefaultFacts.Fault.NONE) {
            return new Default(
                    Ground.NONE,
                    null,
                    null,
                    List.of(
                            Wording.of(
                                    "Kein Verzug, weil der Schuldner die Nichtzahlung nicht zu vertreten hat (§ 286 Abs. 4 BGB).",
                                    "No default, because the debtor does not answer for the late payment (section 286(4) BGB).")));
        }
        List<Wording> reasons = new ArrayList<>();
        List<Start> starts = new ArrayList<>();
        agreedDay(facts, holidays, reasons).ifPresent(starts::add);
        thirtyDays(facts, holidays, reasons).ifPresent(starts::add);
        reminder(facts, reasons).ifPresent(starts::add);
        refusal(facts, reasons).ifPresent(starts::add);
        return starts.stream()
                .min(Comparator.comparing(Start::interestFrom).thenComparing(Start::firstDay))
                .map(start -> new Default(start.ground(), start.firstDay(), start.interestFrom(), reasons))
                .orElseGet(() -> none(reasons));
    }

    /**
     * Whether a reminder received on {@code received} is the one that creates default. Such a reminder costs the debtor
     * nothing, since damages for delay need default first (§§ 280(2), 286 BGB).
     *
     * @param facts what is known without that reminder
     */
    public static boolean reminderCreatesDefault(DefaultFacts facts, LocalDate received, Holidays holidays) {
        return !of(facts, holidays).inDefaultOn(received);
    }

    /** Whether the debtor is in default on this day (§ 286 BGB). */
    public boolean inDefaultOn(LocalDate day) {
        return firstDay != null && !day.isBefore(firstDay);
    }

    /** The first day that bears interest, empty while there is no default (§ 286 BGB). */
    public Optional<LocalDate> interestBegins() {
        return Optional.ofNullable(interestFrom);
    }

    /** The first day of default, empty while there is none (§ 286 BGB). */
    public Optional<LocalDate> begins() {
        return Optional.ofNullable(firstDay);
    }

    @Override
    public Wording wording() {
        return Wording.sentences(reasons);
    }

    private static Default none(List<Wording> reasons) {
        List<Wording> all = new ArrayList<>(reasons);
        all.add(Wording.of(
                "Der Schuldner ist nicht in Verzug (§ 286 BGB).", "The debtor is not in default (section 286 BGB)."));
        return new Default(Ground.NONE, null, null, all);
    }

    private static Optional<Start> agreedDay(DefaultFacts facts, Holidays holidays, List<Wording> reasons) {
        LocalDate agreed = facts.agreedDay();
        if (agreed == null) {
            return Optional.empty();
        }
        LocalDate lastDay = holidays.sameOrNextWorkingDay(agreed);
        LocalDate first = lastDay.plusDays(1);
        reasons.add(Wording.of(
                "Verzug ohne Mahnung ab {1}, weil die Zahlung bis {0} vereinbart war (§ 286 Abs. 2 Nr. 1, 2, § 193 BGB).",
                "In default without a reminder since {1}, because payment by {0} was agreed (sections 286(2) nos. 1, 2, 193 BGB).",
                lastDay,
                first));
        return Optional.of(new Start(Ground.AGREED_DAY, first, first));
    }

    private static Optional<Start> thirtyDays(DefaultFacts facts, Holidays holidays, List<Wording> reasons) {
        LocalDate received = receipt(facts);
        if (received == null || facts.claim() != ClaimKind.PAYMENT_FOR_PERFORMANCE) {
            return Optional.empty();
        }
        if (facts.debtor() == DebtorKind.CONSUMER && facts.notice() == DefaultFacts.Notice.MISSING) {
            reasons.add(
                    Wording.of(
                            "Die 30-Tage-Regel gilt nicht, weil die Rechnung den Verbraucher nicht auf sie hingewiesen hat (§ 286 Abs. 3 Satz 1 BGB).",
                            "The 30-day rule does not apply, because the invoice did not tell the consumer of it (section 286(3) sentence 1 BGB)."));
            return Optional.empty();
        }
        LocalDate counted = received.isAfter(facts.dueOn()) ? received : facts.dueOn();
        LocalDate lastDay = holidays.sameOrNextWorkingDay(counted.plusDays(30));
        LocalDate first = lastDay.plusDays(1);
        reasons.add(Wording.of(
                "Verzug spätestens ab {3}: 30 Tage nach Fälligkeit ({0}) und Zugang der Rechnung ({1}) endet die Frist am {2} (§ 286 Abs. 3, § 193 BGB).",
                "In default at the latest since {3}: 30 days after the due date ({0}) and receipt of the invoice ({1}) end on {2} (sections 286(3), 193 BGB).",
                facts.dueOn(),
                received,
                lastDay,
                first));
        return Optional.of(new Start(Ground.THIRTY_DAYS, first, first));
    }

    /** § 286(3) sentence 2 BGB: between businesses an unclear receipt is replaced by that of the performance. */
    private static @Nullable LocalDate receipt(DefaultFacts facts) {
        if (facts.invoiceReceived() != null || facts.debtor() == DebtorKind.CONSUMER) {
            return facts.invoiceReceived();
        }
        return facts.performanceReceived();
    }

    private static Optional<Start> reminder(DefaultFacts facts, List<Wording> reasons) {
        LocalDate received = facts.reminderReceived();
        if (received == null) {
            return Optional.empty();
        }
        if (!received.isAfter(facts.dueOn())) {
            reasons.add(Wording.of(
                    "Die Mahnung vom {0} begründet keinen Verzug, weil die Forderung erst am {1} fällig war (§ 286 Abs. 1 BGB).",
                    "The reminder of {0} creates no default, because the claim was due on {1} only (section 286(1) BGB).",
                    received,
                    facts.dueOn()));
            return Optional.empty();
        }
        reasons.add(Wording.of(
                "Verzug durch Mahnung nach Fälligkeit, zugegangen am {0} (§ 286 Abs. 1 BGB); Zinsen ab dem folgenden Tag (§ 187 Abs. 1 BGB entsprechend).",
                "In default by a reminder after the due date, received on {0} (section 286(1) BGB); interest from the following day (section 187(1) BGB by analogy).",
                received));
        return Optional.of(new Start(Ground.REMINDER, received, received.plusDays(1)));
    }

    private static Optional<Start> refusal(DefaultFacts facts, List<Wording> reasons) {
        LocalDate refused = facts.refusedOn();
        if (refused == null) {
            return Optional.empty();
        }
        LocalDate first =
                refused.isAfter(facts.dueOn()) ? refused : facts.dueOn().plusDays(1);
        reasons.add(Wording.of(
                "Verzug ohne Mahnung ab {0}, weil der Schuldner die Zahlung ernsthaft und endgültig verweigert hat oder besondere Gründe vorliegen (§ 286 Abs. 2 Nr. 3, 4 BGB).",
                "In default without a reminder since {0}, because the debtor seriously and finally refused to pay or for special reasons (section 286(2) nos. 3, 4 BGB).",
                first));
        LocalDate interest = refused.isAfter(facts.dueOn()) ? first.plusDays(1) : first;
        return Optional.of(new Start(Ground.REFUSAL, first, interest));
    }
}
