package de.mahnwerk.law.court;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.time.Period;

/**
 * A deadline of the court dunning procedure (§§ 691–701 ZPO). The day of service does not count (§ 187(1) BGB, § 222(1)
 * ZPO); a deadline never ends on Saturday, Sunday or holiday (§ 222(2) ZPO).
 *
 * @param plainEnd the end before it was moved to a working day
 * @param lastDay the last day
 */
public record Deadline(Kind kind, LocalDate served, LocalDate plainEnd, LocalDate lastDay) implements Explained {

    /** What has to be done in time (§§ 691–701 ZPO). */
    public enum Kind {
        /** Objection to the order to pay (Widerspruch), two weeks; later until the enforcement order is made (§ 694(1)). */
        OBJECTION(
                Period.ofWeeks(2),
                "Widerspruch",
                "objection",
                "§§ 692 Abs. 1 Nr. 3, 694",
                "sections 692(1) no. 3, 694"),
        /** Application for the enforcement order, six months after service of the order to pay, else it lapses (§ 701). */
        ENFORCEMENT_ORDER(
                Period.ofMonths(6),
                "Antrag auf Vollstreckungsbescheid",
                "application for the enforcement order",
                "§§ 699 Abs. 1, 701",
                "sections 699(1), 701"),
        /** Appeal against the enforcement order (Einspruch), two weeks (§§ 700(1), 339(1)). */
        APPEAL(Period.ofWeeks(2), "Einspruch", "appeal", "§§ 700 Abs. 1, 339 Abs. 1", "sections 700(1), 339(1)"),
        /** The same where the order was served abroad, one month (§ 339(2)). */
        APPEAL_ABROAD(
                Period.ofMonths(1), "Einspruch", "appeal", "§§ 700 Abs. 1, 339 Abs. 2", "sections 700(1), 339(2)"),
        /** Statement of claim after the court's request, two weeks (§ 697(1)). */
        STATEMENT_OF_CLAIM(
                Period.ofWeeks(2), "Anspruchsbegründung", "statement of claim", "§ 697 Abs. 1", "section 697(1)"),
        /** Claim in court after the application was rejected, one month, so that it still stopped limitation (§ 691(2)). */
        CLAIM_AFTER_REJECTION(
                Period.ofMonths(1),
                "Klage nach Zurückweisung",
                "claim after rejection",
                "§ 691 Abs. 2",
                "section 691(2)");

        private final Period period;
        private final String german;
        private final String english;
        private final String paragraph;
        private final String section;

        Kind(Period period, String german, String english, String paragraph, String section) {
            this.period = period;
            this.german = german;
            this.english = english;
            this.paragraph = paragraph;
            this.section = section;
        }
    }

    /** The deadline that the service of {@code served} starts, at a court with these holidays (§ 222 ZPO). */
    public static Deadline of(Kind kind, LocalDate served, Holidays holidays) {
        LocalDate end = served.plus(kind.period);
        return new Deadline(kind, served, end, holidays.sameOrNextWorkingDay(end));
    }

    /** The first day on which the enforcement order can be applied for: the day after the time for objection (§ 699(1) ZPO). */
    public static LocalDate earliestEnforcementOrder(LocalDate served, Holidays holidays) {
        return of(Kind.OBJECTION, served, holidays).lastDay().plusDays(1);
    }

    @Override
    public Wording wording() {
        Wording what = Wording.of(kind.german, kind.english);
        Wording law = Wording.of(kind.paragraph + " ZPO", kind.section + " ZPO");
        return plainEnd.equals(lastDay)
                ? Wording.of(
                        "{0}: zugestellt am {1}, Frist bis {2} ({3}, § 222 Abs. 1 ZPO).",
                        "{0}: served on {1}, in time until {2} ({3}, section 222(1) ZPO).", what, served, lastDay, law)
                : Wording.of(
                        "{0}: zugestellt am {1}, Frist bis {2}; das ist ein Samstag, Sonntag oder Feiertag, also bis {3} ({4}, § 222 Abs. 2 ZPO).",
                        "{0}: served on {1}, in time until {2}; that is a Saturday, Sunday or holiday, so until {3} ({4}, section 222(2) ZPO).",
                        what,
                        served,
                        plainEnd,
                        lastDay,
                        law);
    }
}
