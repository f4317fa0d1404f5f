package de.mahnwerk.agency.strategy;

import de.mahnwerk.agency.correspondence.ContactHours;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.util.ArrayList;
import java.util.List;

/** A strategy as a page draws it: box after box. */
public record StrategyPicture(String name, List<Box> boxes) {

    public StrategyPicture {
        boxes = List.copyOf(boxes);
    }

    /**
     * One step.
     *
     * @param day the earliest day after the acceptance
     * @param facts how it is done
     * @param conditions for whom it is; empty when for everybody
     */
    public record Box(String stage, int day, List<Wording> facts, List<Wording> conditions) {
        public Box {
            facts = List.copyOf(facts);
            conditions = List.copyOf(conditions);
        }
    }

    static StrategyPicture of(Strategy strategy) {
        List<Box> boxes = new ArrayList<>();
        int day = 0;
        for (Strategy.Step step : strategy.steps()) {
            day += step.after();
            boxes.add(new Box(step.name(), day, facts(step), conditions(step.when())));
        }
        return new StrategyPicture(strategy.name(), boxes);
    }

    private static List<Wording> facts(Strategy.Step step) {
        List<Wording> facts = new ArrayList<>();
        switch (step.kind()) {
            case CLOSE -> facts.add(Wording.of("Akte wird abgeschlossen", "The case is closed"));
            case LETTER -> {
                facts.add(
                        step.channel() == Strategy.Channel.EMAIL_ELSE_LETTER
                                ? Wording.of("E-Mail, sonst Brief", "E-mail, else letter")
                                : Wording.of("Brief", "Letter"));
                facts.add(Wording.of("Frist {0} Tage", "Deadline {0} days", step.deadlineDays()));
            }
        }
        if (step.fee() == Strategy.Fee.NORMAL) {
            facts.add(Wording.of(
                    "Gebühr steigt von 0,5 auf 0,9, nie früher, als das Gesetz erlaubt",
                    "The fee rises from 0.5 to 0.9, never earlier than the law allows"));
        }
        if (step.when().workingDay()) {
            facts.add(Wording.of("Wartet auf einen Werktag", "Waits for a working day"));
        }
        ContactHours hours = step.when().contactHours();
        if (hours != null) {
            facts.add(Wording.of(
                    "E-Mail nur an Werktagen von {0} bis {1} Uhr",
                    "E-mail only on working days from {0} to {1} o'clock", hours.from(), hours.to()));
        }
        return facts;
    }

    private static List<Wording> conditions(When when) {
        List<Wording> conditions = new ArrayList<>();
        if (when.amountFrom() != null) {
            conditions.add(
                    Wording.of("offen mindestens {0}", "at least {0} open", Money.of(when.amountFrom(), Money.EUR)));
        }
        if (when.amountTo() != null) {
            conditions.add(Wording.of("offen höchstens {0}", "at most {0} open", Money.of(when.amountTo(), Money.EUR)));
        }
        if (when.debtor() != null) {
            conditions.add(
                    switch (when.debtor()) {
                        case CONSUMER -> Wording.of("Schuldner ist Verbraucher", "debtor is a consumer");
                        case BUSINESS -> Wording.of("Schuldner ist Unternehmer", "debtor is a business");
                    });
        }
        if (when.ageFrom() != null) {
            conditions.add(Wording.of(
                    "seit mindestens {0} Tagen in Verzug", "in default for at least {0} days", when.ageFrom()));
        }
        if (when.ageTo() != null) {
            conditions.add(
                    Wording.of("seit höchstens {0} Tagen in Verzug", "in default for at most {0} days", when.ageTo()));
        }
        if (when.response() != null) {
            conditions.add(
                    switch (when.response()) {
                        case NONE -> Wording.of("noch nichts gezahlt", "nothing paid yet");
                        case PARTLY_PAID -> Wording.of("teilweise gezahlt", "partly paid");
                    });
        }
        return conditions;
    }
}
