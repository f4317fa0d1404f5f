package de.mahnwerk.law.conduct;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a claim may be reported to a credit agency (§ 31(2) BDSG; the agencies demand for the report what the law demands
 * for the score). It must be due and unpaid, and one of five grounds must hold.
 *
 * @param ground the ground that allows the report, {@link Ground#NONE} when it must not be made
 * @param reasons the ground, or what each ground lacks
 */
public record CreditReport(Ground ground, List<Wording> reasons) implements Explained {

    private static final int FIRST_REMINDER_WEEKS = 4;
    private static final int LEAST_REMINDERS = 2;

    /** The grounds by their number in § 31(2) sentence 1 BDSG. */
    public enum Ground {
        /** No. 1: final or provisionally enforceable judgment, or a title of § 794 ZPO. */
        TITLE,
        /** No. 2: established in insolvency and not contested by the debtor. */
        INSOLVENCY_TABLE,
        /** No. 3: expressly acknowledged. */
        ACKNOWLEDGED,
        /** No. 4: two written reminders, four weeks, prior notice, not disputed. */
        REMINDED,
        /** No. 5: the contract could be terminated without notice for arrears, and the debtor was told before. */
        TERMINABLE,
        /** None of them. */
        NONE
    }

    /** What the debtor says to the claim (§ 31(2) sentence 1 no. 4 d BDSG). */
    public enum Dispute {
        UNDISPUTED,
        DISPUTED
    }

    /**
     * What § 31(2) BDSG asks.
     *
     * @param dueOn when it fell due; not reported before
     * @param titled whether there is a title (no. 1)
     * @param inTable whether it stands uncontested in the insolvency table (no. 2)
     * @param acknowledged whether the debtor expressly acknowledged it (no. 3)
     * @param reminders days of the written reminders after the due date (no. 4 a, b)
     * @param noticeOn when the debtor was told that a report is possible, null for never (nos. 4 c, 5)
     * @param terminable whether arrears allow to end the contract without notice (no. 5)
     */
    public record Facts(
            LocalDate dueOn,
            boolean titled,
            boolean inTable,
            boolean acknowledged,
            List<LocalDate> reminders,
            @Nullable LocalDate noticeOn,
            Dispute dispute,
            boolean terminable) {

        public Facts {
            reminders = List.copyOf(reminders);
        }

        /** A claim of which only the due date is known (§ 31(2) BDSG). */
        public static Facts due(LocalDate dueOn) {
            return new Facts(dueOn, false, false, false, List.of(), null, Dispute.UNDISPUTED, false);
        }

        private List<LocalDate> remindersAfterDue(LocalDate asOf) {
            return reminders.stream()
                    .filter(day -> day.isAfter(dueOn) && !day.isAfter(asOf))
                    .sorted()
                    .toList();
        }
    }

    public CreditReport {
        reasons = List.copyOf(reasons);
    }

    /** Whether it may be reported on {@code asOf} (§ 31(2) BDSG). A paid claim must never be asked about. */
    public static CreditReport of(Facts facts, LocalDate asOf) {
        if (!facts.dueOn().isBefore(asOf)) {
            return no(Wording.of(
                    "Die Forderung ist erst am {0} fällig (§ 31 Abs. 2 Satz 1 BDSG).",
                    "The claim is due on {0} only (section 31(2) sentence 1 BDSG).", facts.dueOn()));
        }
        if (facts.titled()) {
            return yes(Ground.TITLE, "es gibt einen Titel", "there is a title", "1");
        }
        if (facts.inTable()) {
            return yes(
                    Ground.INSOLVENCY_TABLE,
                    "sie ist zur Insolvenztabelle festgestellt und nicht bestritten",
                    "it is established in the insolvency table and not contested",
                    "2");
        }
        if (facts.acknowledged()) {
            return yes(
                    Ground.ACKNOWLEDGED,
                    "der Schuldner hat sie ausdrücklich anerkannt",
                    "the debtor expressly acknowledged it",
                    "3");
        }
        List<Wording> lacking = lackingForNumberFour(facts, asOf);
        if (lacking.isEmpty()) {
            return yes(
                    Ground.REMINDED,
                    "zweimal gemahnt, vier Wochen vergangen, vorher unterrichtet, nicht bestritten",
                    "reminded twice, four weeks passed, told before, not disputed",
                    "4");
        }
        if (facts.terminable() && isTold(facts, asOf)) {
            return yes(
                    Ground.TERMINABLE,
                    "der Vertrag ist wegen des Rückstands fristlos kündbar und der Schuldner unterrichtet",
                    "the contract can be ended without notice for the arrears and the debtor was told",
                    "5");
        }
        return new CreditReport(Ground.NONE, lacking);
    }

    /** Whether the report may be made (§ 31(2) BDSG). */
    public boolean isAllowed() {
        return ground != Ground.NONE;
    }

    private static boolean isTold(Facts facts, LocalDate asOf) {
        return facts.noticeOn() != null && facts.noticeOn().isBefore(asOf);
    }

    private static List<Wording> lackingForNumberFour(Facts facts, LocalDate asOf) {
        List<Wording> lacking = new ArrayList<>();
        List<LocalDate> reminders = facts.remindersAfterDue(asOf);
        if (reminders.size() < LEAST_REMINDERS) {
            lacking.add(Wording.of(
                    "Es fehlen zwei schriftliche Mahnungen nach Fälligkeit, bisher {0} (§ 31 Abs. 2 Satz 1 Nr. 4 Buchst. a BDSG).",
                    "Two written reminders after the due date are needed, so far {0} (section 31(2) sentence 1 no. 4 a BDSG).",
                    reminders.size()));
        }
        if (!reminders.isEmpty()
                && reminders.getFirst().plusWeeks(FIRST_REMINDER_WEEKS).isAfter(asOf)) {
            lacking.add(Wording.of(
                    "Die erste Mahnung vom {0} liegt noch keine vier Wochen zurück (§ 31 Abs. 2 Satz 1 Nr. 4 Buchst. b BDSG).",
                    "The first reminder of {0} is not yet four weeks ago (section 31(2) sentence 1 no. 4 b BDSG).",
                    reminders.getFirst()));
        }
        if (!isTold(facts, asOf)
                || reminders.isEmpty()
                || java.util.Objects.requireNonNull(facts.noticeOn()).isBefore(reminders.getFirst())) {
            lacking.add(
                    Wording.of(
                            "Der Schuldner wurde nicht vorher, frühestens bei der ersten Mahnung, über eine mögliche Meldung unterrichtet (§ 31 Abs. 2 Satz 1 Nr. 4 Buchst. c BDSG).",
                            "The debtor was not told before, with the first reminder at the earliest, that a report is possible (section 31(2) sentence 1 no. 4 c BDSG)."));
        }
        if (facts.dispute() == Dispute.DISPUTED) {
            lacking.add(
                    Wording.of(
                            "Der Schuldner bestreitet die Forderung; mit einer Meldung darf auch nicht gedroht werden (§ 31 Abs. 2 Satz 1 Nr. 4 Buchst. d BDSG).",
                            "The debtor disputes the claim; a report must not even be threatened (section 31(2) sentence 1 no. 4 d BDSG)."));
        }
        return lacking;
    }

    private static CreditReport yes(Ground ground, String german, String english, String number) {
        return new CreditReport(
                ground,
                List.of(Wording.of(
                        "Die Forderung darf gemeldet werden: " + german + " (§ 31 Abs. 2 Satz 1 Nr. " + number
                                + " BDSG).",
                        "The claim may be reported: " + english + " (section 31(2) sentence 1 no. " + number
                                + " BDSG).")));
    }

    private static CreditReport no(Wording reason) {
        return new CreditReport(Ground.NONE, List.of(reason));
    }

    @Override
    public Wording wording() {
        Wording why = Wording.sentences(reasons);
        return isAllowed()
                ? why
                : Wording.of(
                        "Die Forderung darf nicht gemeldet werden. {0}", "The claim must not be reported. {0}", why);
    }
}
