package de.mahnwerk.law.limitation;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;

/**
 * When a claim becomes time-barred (§§ 195–217 BGB): the debtor may then refuse for ever (§ 214), what is paid stays paid.
 * Ancillary claims expire with the main claim (§ 217).
 *
 * @param expiresOn the last day on which the claim is not time-barred
 * @param steps the reasoning, step by step
 */
public record Limitation(LocalDate expiresOn, List<Wording> steps) implements Explained {

    public Limitation {
        steps = List.copyOf(steps);
    }

    /** The regular period: three years from the end of the year in which the claim arose and was known (§§ 195, 199(1)). */
    public static Limitation regular(LocalDate arisen) {
        return of(LimitationFacts.arisen(arisen));
    }

    /** With everything that happened: knowledge, suspensions, restarts, a title (§§ 195–212 BGB). */
    public static Limitation of(LimitationFacts facts) {
        return new Course(facts).limitation();
    }

    /**
     * What falls due again and again after the title, above all its interest: three years from the end of the year in which
     * it fell due (§§ 197(2), 195, 199(1) BGB).
     */
    public static Limitation afterTitle(LocalDate fellDue) {
        LocalDate expires = LocalDate.of(fellDue.getYear() + Course.REGULAR_YEARS, 12, 31);
        return new Limitation(
                expires,
                List.of(Wording.of(
                        "Nach dem Titel am {0} fällig gewordene Zinsen verjähren in drei Jahren ab Schluss des Jahres, also mit Ablauf des {1} (§§ 197 Abs. 2, 195, 199 Abs. 1 BGB).",
                        "Interest that fell due on {0}, after the title, becomes time-barred three years from the end of that year, after {1} (sections 197(2), 195, 199(1) BGB).",
                        fellDue,
                        expires)));
    }

    /**
     * Claims that arose later than this are not time-barred by the end of {@code day}, whatever happened to them: all that is
     * added to the regular period only puts its end off (§§ 195, 199(1), 209, 212 BGB).
     */
    public static LocalDate latestArisen(LocalDate day) {
        boolean yearIsOver = day.getDayOfYear() == day.lengthOfYear();
        int year = day.getYear() - Course.REGULAR_YEARS - (yearIsOver ? 0 : 1);
        return LocalDate.of(year, 12, 31);
    }

    /** Whether the claim is time-barred on this day (§ 214(1) BGB). */
    public boolean isTimeBarred(LocalDate asOf) {
        return asOf.isAfter(expiresOn);
    }

    /**
     * The day from which somebody should be warned, so that what stops time (§ 204(1) no. 3 BGB) can still be done.
     *
     * @param daysBefore how long before the last day; ninety leave room for a letter and the court
     */
    public LocalDate warnOn(int daysBefore) {
        return expiresOn.minusDays(daysBefore);
    }

    /**
     * The last day on which filing still stops time where the period ends on a day off: the next working day, if § 193 BGB is
     * applied to it. Not settled; file earlier.
     */
    public LocalDate lastFilingDay(Holidays holidays) {
        return holidays.sameOrNextWorkingDay(expiresOn);
    }

    @Override
    public Wording wording() {
        return Wording.sentences(steps);
    }
}
