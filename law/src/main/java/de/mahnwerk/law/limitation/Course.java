package de.mahnwerk.law.limitation;

import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The course of one limitation period from its start over all that happened to its end (§§ 195–212 BGB). */
final class Course {

    static final int REGULAR_YEARS = 3;
    private static final int CAP_YEARS = 10;
    private static final int TITLE_YEARS = 30;
    private static final int LAST_MONTHS = 6;

    private final LimitationFacts facts;
    private List<Suspension> suspensions;
    private final List<Wording> steps = new ArrayList<>();

    Course(LimitationFacts facts) {
        this.facts = facts;
        this.suspensions = facts.suspensions().stream()
                .sorted(Comparator.comparing(Suspension::from))
                .toList();
    }

    Limitation limitation() {
        LocalDate end = untitled();
        LocalDate title = facts.title();
        if (title != null) {
            end = titled(title);
        }
        return new Limitation(end, steps);
    }

    private LocalDate untitled() {
        LocalDate cap = stretched(facts.arisen().plusDays(1), facts.arisen().plusYears(CAP_YEARS), new ArrayList<>());
        LocalDate known = facts.known();
        if (known == null) {
            steps.add(Wording.of(
                    "Entstanden am {0}, Schuldner oder Umstände nie bekannt: zehn Jahre ab Entstehung, also mit Ablauf des {1} (§ 199 Abs. 4 BGB).",
                    "Arisen on {0}, debtor or facts never known: ten years from arising, so after {1} (section 199(4) BGB).",
                    facts.arisen(),
                    cap));
            return restarted(facts.arisen().plusDays(1), cap, CAP_YEARS);
        }
        LocalDate begun = known.isAfter(facts.arisen()) ? known : facts.arisen();
        LocalDate start = LocalDate.of(begun.getYear() + 1, 1, 1);
        LocalDate plain = LocalDate.of(begun.getYear() + REGULAR_YEARS, 12, 31);
        steps.add(Wording.of(
                "Entstanden am {0}, bekannt am {1}; drei Jahre ab Schluss des Jahres, also bis {2} (§§ 195, 199 Abs. 1 BGB).",
                "Arisen on {0}, known on {1}; three years from the end of that year, so until {2} (sections 195, 199(1) BGB).",
                facts.arisen(),
                known,
                plain));
        List<Wording> stretches = new ArrayList<>();
        LocalDate end = stretched(start, plain, stretches);
        steps.addAll(stretches);
        if (cap.isBefore(end)) {
            steps.add(Wording.of(
                    "Spätestens zehn Jahre nach der Entstehung, mit Ablauf des {0} (§ 199 Abs. 4 BGB).",
                    "Ten years after arising at the latest, after {0} (section 199(4) BGB).", cap));
            end = cap;
        }
        return restarted(start, end, REGULAR_YEARS);
    }

    /** Thirty years from finality, without the year-end rule (§§ 197(1), 201 BGB). */
    private LocalDate titled(LocalDate title) {
        LocalDate plain = title.plusYears(TITLE_YEARS);
        steps.add(Wording.of(
                "Rechtskräftig festgestellt oder tituliert am {0}: dreißig Jahre, also bis {1} (§§ 197 Abs. 1 Nr. 3 bis 6, 201 BGB). Danach fällige Zinsen verjähren in drei Jahren (§ 197 Abs. 2 BGB).",
                "Established by a title on {0}: thirty years, so until {1} (sections 197(1) nos. 3 to 6, 201 BGB). Interest that falls due later becomes time-barred after three years (section 197(2) BGB).",
                title,
                plain));
        // what led to the title stopped the time of the claim without it
        suspensions = suspensions.stream()
                .filter(one -> one.from().isAfter(title) || !one.kind().endsWithTitle())
                .toList();
        List<Wording> stretches = new ArrayList<>();
        LocalDate end = stretched(title.plusDays(1), plain, stretches);
        steps.addAll(stretches);
        return restarted(title.plusDays(1), end, TITLE_YEARS);
    }

    /** Each acknowledgement or act of enforcement within the running period starts it anew on the day after (§ 212 BGB). */
    private LocalDate restarted(LocalDate firstDay, LocalDate firstEnd, int years) {
        LocalDate start = firstDay;
        LocalDate end = firstEnd;
        LocalDate title = facts.title();
        for (LocalDate restart : facts.restarts().stream().sorted().toList()) {
            boolean ofTitle = title != null && restart.isAfter(title);
            if (ofTitle != (years == TITLE_YEARS)) {
                continue;
            }
            if (restart.isBefore(start)) {
                steps.add(Wording.of(
                        "Das Ereignis vom {0} ändert nichts, die Verjährung hatte noch nicht begonnen.",
                        "The event of {0} changes nothing, the period had not begun.", restart));
            } else if (restart.isAfter(end)) {
                steps.add(Wording.of(
                        "Das Ereignis vom {0} kommt zu spät, die Forderung war mit Ablauf des {1} verjährt (§ 214 BGB).",
                        "The event of {0} comes too late, the claim was time-barred after {1} (section 214 BGB).",
                        restart,
                        end));
            } else {
                start = firstFreeDay(restart.plusDays(1));
                LocalDate plain = start.minusDays(1).plusYears(years);
                steps.add(Wording.of(
                        "Anerkenntnis, Zahlung oder Vollstreckung am {0}: Die Verjährung beginnt am {1} neu und läuft bis {2} (§ 212 Abs. 1 BGB).",
                        "Acknowledgement, payment or enforcement on {0}: the period begins anew on {1} and runs until {2} (section 212(1) BGB).",
                        restart,
                        start,
                        plain));
                // years with and without a leap day must not make the new period end a day before the old one
                end = latest(end, stretched(start, plain, steps));
            }
        }
        return end;
    }

    /** A period that begins anew while time stands still begins when time runs again. */
    private LocalDate firstFreeDay(LocalDate day) {
        LocalDate free = day;
        for (Suspension one : suspensions) {
            if (one.kind().stopsTime()
                    && !one.from().isAfter(free)
                    && !one.lastDay().isBefore(free)) {
                free = one.lastDay().plusDays(1);
            }
        }
        return free;
    }

    /** The end of a period that runs from {@code start}, put off by the days that do not count (§ 209 BGB). */
    private LocalDate stretched(LocalDate start, LocalDate plainEnd, List<Wording> told) {
        LocalDate end = plainEnd;
        LocalDate counted = start;
        for (Suspension one : suspensions) {
            if (one.from().isAfter(end)) {
                told.add(Wording.of(
                        "Die Hemmung vom {0} kommt zu spät, die Frist war mit Ablauf des {1} zu Ende.",
                        "The suspension of {0} comes too late, the period had ended after {1}.", one.from(), end));
                continue;
            }
            LocalDate first = latest(latest(one.from(), counted), effectiveFrom(one, end));
            LocalDate last = lastDay(one);
            LocalDate before = end;
            if (one.kind().stopsTime() && !last.isBefore(first)) {
                end = end.plusDays(ChronoUnit.DAYS.between(first, last) + 1);
                counted = last.plusDays(1);
            }
            end = latest(end, one.kind().notBefore(one.to()));
            if (end.isAfter(before)) {
                told.add(Wording.of(
                        "Gehemmt vom {0} bis {1} ({2}): Ende nun {3} (§ 209 BGB).",
                        "Suspended from {0} to {1} ({2}): the end is now {3} (section 209 BGB).",
                        one.from(),
                        last,
                        Wording.of(one.kind().german(), one.kind().english()),
                        end));
            }
        }
        return end;
    }

    /** Force majeure stops time only within the last six months (§ 206 BGB). */
    private static LocalDate effectiveFrom(Suspension one, LocalDate end) {
        return one.kind() == Suspension.Kind.FORCE_MAJEURE
                ? end.minusMonths(LAST_MONTHS).plusDays(1)
                : one.from();
    }

    /** § 497(3) sentence 3 BGB stops time for ten years from arising at most. */
    private LocalDate lastDay(Suspension one) {
        LocalDate most = facts.arisen().plusYears(CAP_YEARS);
        return one.kind() == Suspension.Kind.CONSUMER_CREDIT && one.lastDay().isAfter(most) ? most : one.lastDay();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
