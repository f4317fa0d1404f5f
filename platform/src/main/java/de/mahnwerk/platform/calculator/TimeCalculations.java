package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Wording;
import de.mahnwerk.law.conduct.Retention;
import de.mahnwerk.law.limitation.Limitation;
import de.mahnwerk.law.limitation.LimitationFacts;
import de.mahnwerk.law.limitation.Suspension;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Limitation and retention (§§ 195–217 BGB, § 147 AO). */
final class TimeCalculations {

    /** What people call the kinds of suspension, beside their own names. */
    private static final Map<String, Suspension.Kind> ALSO = Map.ofEntries(
            Map.entry("NEGOTIATIONS", Suspension.Kind.NEGOTIATION),
            Map.entry("VERHANDLUNG", Suspension.Kind.NEGOTIATION),
            Map.entry("VERHANDLUNGEN", Suspension.Kind.NEGOTIATION),
            Map.entry("MAHNBESCHEID", Suspension.Kind.COURT_DUNNING),
            Map.entry("MAHNVERFAHREN", Suspension.Kind.COURT_DUNNING),
            Map.entry("MB", Suspension.Kind.COURT_DUNNING),
            Map.entry("ORDER_TO_PAY", Suspension.Kind.COURT_DUNNING),
            Map.entry("COURT", Suspension.Kind.LAWSUIT),
            Map.entry("KLAGE", Suspension.Kind.LAWSUIT),
            Map.entry("INSOLVENZ", Suspension.Kind.INSOLVENCY),
            Map.entry("STUNDUNG", Suspension.Kind.DEFERRAL),
            Map.entry("HOEHERE_GEWALT", Suspension.Kind.FORCE_MAJEURE),
            Map.entry("INHERITANCE", Suspension.Kind.ESTATE),
            Map.entry("NACHLASS", Suspension.Kind.ESTATE),
            Map.entry("MINOR", Suspension.Kind.INCAPACITY));

    private TimeCalculations() {}

    static List<Calculation> all() {
        return List.of(
                new Calculation(
                        "limitation",
                        Wording.of("Verjährung", "limitation"),
                        List.of(
                                Field.date("due", "entstanden (fällig) am", "arisen (due) on")
                                        .must(),
                                Field.date(
                                        "known",
                                        "bekannt seit, sonst von Anfang an",
                                        "known since, else from the start"),
                                Field.flag("never-known", "nie bekannt geworden", "never known"),
                                Field.date(
                                                "restart",
                                                "Anerkenntnis, Zahlung, Vollstreckung am",
                                                "acknowledgement, payment, enforcement on")
                                        .several(),
                                Field.text("suspend", "Hemmung, VON..BIS:ART", "suspension, FROM..TO:KIND")
                                        .several(),
                                Field.date("title", "Titel rechtskräftig am", "title final on"),
                                Field.date(
                                        "interest-due",
                                        "Zinsen nach dem Titel fällig am",
                                        "interest after the title due on"),
                                PlaceFields.state(),
                                Field.number("warn-days", "Warnung Tage vorher", "warning days before")
                                        .or("90"),
                                Field.date("as-of", "verjährt am", "time-barred on")),
                        TimeCalculations::limitation),
                new Calculation(
                        "retention",
                        Wording.of("Aufbewahrung", "retention"),
                        List.of(
                                Field.choice("kind", "Art der Unterlage", "kind of paper", Retention.Kind.values())
                                        .must(),
                                Field.date("made", "entstanden am", "made on").must()),
                        input -> {
                            Retention retention =
                                    Retention.of(input.choice("kind", Retention.Kind.class), input.date("made"));
                            return new Answer()
                                    .put("date", retention.keepUntil())
                                    .put("keepUntil", retention.keepUntil())
                                    .put("deleteFrom", retention.deleteFrom())
                                    .because(retention);
                        }));
    }

    private static Answer limitation(Input input) {
        LocalDate due = input.date("due");
        LocalDate known =
                input.flag("never-known") ? null : input.optionalDate("known").orElse(due);
        Limitation result = Limitation.of(LimitationFacts.arisen(due)
                .known(known)
                .restarted(input.dates("restart"))
                .suspended(input.each("suspend", TimeCalculations::suspension))
                .titled(input.optionalDate("title").orElse(null)));
        Answer answer = new Answer()
                .put("date", result.expiresOn())
                .put("limitationDate", result.expiresOn())
                .put("warningDate", result.warnOn(input.number("warn-days")))
                .because(result.steps());
        if (input.has("state")) {
            answer = answer.put("lastFilingDay", result.lastFilingDay(PlaceFields.holidays(input)));
        }
        if (input.has("as-of")) {
            answer = answer.put("timeBarred", result.isTimeBarred(input.date("as-of")));
        }
        if (input.has("interest-due")) {
            Limitation interest = Limitation.afterTitle(input.date("interest-due"));
            answer = answer.put("interestLimitationDate", interest.expiresOn()).because(interest.steps());
        }
        return answer;
    }

    private static Suspension suspension(String text) {
        String[] range = text.split("\\.\\.", 2);
        String[] end = range.length == 2 ? range[1].split(":", 2) : new String[0];
        if (end.length != 2) {
            throw WrongInput.of(
                    "--suspend: \"{0}\" ist keine Hemmung; schreiben Sie zum Beispiel 2026-03-01..2026-05-31:NEGOTIATION.",
                    "--suspend: \"{0}\" is not a suspension; write 2026-03-01..2026-05-31:NEGOTIATION, for example.",
                    text);
        }
        LocalDate from = Input.date("suspend", range[0].strip());
        LocalDate to = Input.date("suspend", end[0].strip());
        if (to.isBefore(from)) {
            throw WrongInput.of(
                    "--suspend: {1} liegt vor {0}; vertauschen Sie die beiden.",
                    "--suspend: {1} is before {0}; swap the two.", from, to);
        }
        String kind = end[1].strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return new Suspension(
                from,
                to,
                ALSO.containsKey(kind) ? ALSO.get(kind) : Input.choice("suspend", kind, Suspension.Kind.class));
    }
}
