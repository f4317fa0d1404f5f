package de.mahnwerk.merchant.dunning;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.delay.DunningCosts;
import java.util.ArrayList;
import java.util.List;

/** What a policy does, level by level, in plain sentences, and what the law says about its fees. Pure. */
public final class LevelWording {

    private LevelWording() {}

    /**
     * One level explained.
     *
     * @param day when it comes at the earliest, counted from the due date
     * @param legal what may be charged of the fee and why; empty where no fee is asked
     */
    public record Line(Level level, int day, Wording text, Wording legal) {}

    public static List<Line> of(List<Level> levels) {
        List<Line> lines = new ArrayList<>();
        int day = 0;
        for (Level level : levels) {
            day += level.days() + 1;
            lines.add(new Line(level, day, Wording.sentences(sentences(levels, level)), legal(level)));
        }
        return lines;
    }

    private static List<Wording> sentences(List<Level> levels, Level level) {
        List<Wording> sentences = new ArrayList<>();
        sentences.add(Wording.of("{0} {1}.", "{0} {1}.", after(levels, level), deed(level)));
        if (level.kind() != Level.Kind.COLLECTION) {
            sentences.add(Wording.of("Zahlungsfrist {0} Tage.", "{0} days to pay.", (long) level.deadlineDays()));
        }
        if (level.interest()) {
            sentences.add(Wording.of("Verzugszinsen werden verlangt.", "Default interest is claimed."));
        }
        if (level.attachInvoices()) {
            sentences.add(Wording.of("Die Rechnungen liegen bei.", "The invoices are enclosed."));
        }
        if (level.kind() == Level.Kind.COLLECTION) {
            sentences.add(conditions(level));
        } else if (level.minimumCents() > 0) {
            sentences.add(Wording.of("Erst ab {0} offen.", "Only from {0} open.", Money.cents(level.minimumCents())));
        }
        return sentences;
    }

    /** What must hold before a claim goes to collection; the last two always must, or the agency would refuse it. */
    private static Wording conditions(Level level) {
        List<Wording> conditions = new ArrayList<>();
        if (level.minimumAgeDays() > 0) {
            conditions.add(Wording.of(
                    "seit mindestens {0} Tagen fällig", "due for at least {0} days", (long) level.minimumAgeDays()));
        }
        if (level.minimumCents() > 0) {
            conditions.add(Wording.of("mindestens {0} offen", "at least {0} open", Money.cents(level.minimumCents())));
        }
        if (level.minimumNotices() > 0) {
            conditions.add(Wording.of(
                    "mindestens {0} Schreiben versandt", "at least {0} notices sent", (long) level.minimumNotices()));
        }
        conditions.add(Wording.of("nicht bestritten", "not disputed"));
        conditions.add(Wording.of("Anschrift vollständig", "address complete"));
        return Wording.of("Voraussetzungen: {0}.", "Conditions: {0}.", Wording.joined(", ", conditions));
    }

    private static Wording after(List<Level> levels, Level level) {
        long days = level.days();
        if (level.level() == 1) {
            return Wording.of("Mehr als {0} Tage nach Fälligkeit", "More than {0} days after the due date", days);
        }
        return Wording.of(
                "Mehr als {0} Tage nach {1}", "More than {0} days after {1}", days, name(levels, level.level() - 1));
    }

    /** Reminders are called so, dunning notices are counted. */
    private static Wording name(List<Level> levels, int number) {
        if (levels.get(number - 1).kind() == Level.Kind.REMINDER) {
            return Wording.of("der Zahlungserinnerung", "the reminder");
        }
        long count = levels.subList(0, number).stream()
                .filter(level -> level.kind() == Level.Kind.DUNNING)
                .count();
        return Wording.of("der {0}. Mahnung", "dunning notice {0}", count);
    }

    private static Wording deed(Level level) {
        if (level.kind() == Level.Kind.COLLECTION) {
            String agency = level.agency();
            if (agency == null) {
                return level.collectionMode() == Level.CollectionMode.AUTOMATIC
                        ? Wording.of(
                                "wird die Forderung automatisch an das Inkassounternehmen übergeben, das Ihre Regeln bestimmen",
                                "the claim is handed over by itself to the agency that your rules choose")
                        : Wording.of(
                                "liegt die Forderung zur Übergabe an das Inkassounternehmen bereit, das Ihre Regeln bestimmen, bis Sie sie freigeben",
                                "the claim waits for your release to the agency that your rules choose");
            }
            return level.collectionMode() == Level.CollectionMode.AUTOMATIC
                    ? Wording.of(
                            "wird die Forderung automatisch an {0} übergeben",
                            "the claim is handed over to {0} by itself", plain(agency))
                    : Wording.of(
                            "liegt die Forderung zur Übergabe an {0} bereit, bis Sie sie freigeben",
                            "the claim waits for your release to {0}", plain(agency));
        }
        Wording way = switch (level.channel()) {
            case EMAIL -> Wording.of("per E-Mail", "by e-mail");
            case LETTER -> Wording.of("per Brief", "by letter");
            case EMAIL_ELSE_LETTER -> Wording.of("per E-Mail, sonst per Brief", "by e-mail, otherwise by letter");
        };
        return level.kind() == Level.Kind.REMINDER
                ? Wording.of("geht eine Zahlungserinnerung {0} hinaus", "a reminder goes out {0}", way)
                : Wording.of("geht eine Mahnung {0} hinaus", "a dunning notice goes out {0}", way);
    }

    /** A word of somebody else's, in which nothing is filled in. */
    static Wording plain(String text) {
        return Wording.of(text.replace("{", ""), text.replace("{", ""));
    }

    private static Wording legal(Level level) {
        if (level.feeCents() == 0) {
            return Wording.of("", "");
        }
        DunningCosts costs = level.costs(
                level.channel() == Level.Channel.EMAIL ? DunningCosts.Channel.EMAIL : DunningCosts.Channel.LETTER,
                DebtorKind.CONSUMER);
        return Wording.of(
                "Gegenüber Verbrauchern {0} je Schreiben. {1}",
                "Towards consumers {0} a notice. {1}", costs.allowed(), costs.wording());
    }
}
