package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Wording;
import de.mahnwerk.law.conduct.CreditReport;
import java.util.List;

/** Credit reporting (§ 31 BDSG). */
final class ConductCalculations {

    private ConductCalculations() {}

    static List<Calculation> all() {
        return List.of(new Calculation(
                "credit-report",
                Wording.of("Meldung an eine Auskunftei", "report to a credit agency"),
                List.of(
                        Field.date("due", "fällig am", "due on").must(),
                        Field.date("as-of", "Tag der Meldung", "day of the report")
                                .must(),
                        Field.date("reminder", "schriftliche Mahnung vom", "written reminder of")
                                .several(),
                        Field.date("notice", "über die Meldung unterrichtet am", "told of the report on"),
                        Field.flag("disputed", "Der Schuldner bestreitet", "the debtor disputes"),
                        Field.flag("titled", "Es gibt einen Titel", "there is a title"),
                        Field.flag(
                                "in-table", "zur Insolvenztabelle festgestellt", "established in the insolvency table"),
                        Field.flag("acknowledged", "ausdrücklich anerkannt", "expressly acknowledged"),
                        Field.flag("terminable", "Vertrag fristlos kündbar", "contract can be ended without notice")),
                ConductCalculations::report));
    }

    private static Answer report(Input input) {
        CreditReport report = CreditReport.of(
                new CreditReport.Facts(
                        input.date("due"),
                        input.flag("titled"),
                        input.flag("in-table"),
                        input.flag("acknowledged"),
                        input.dates("reminder"),
                        input.optionalDate("notice").orElse(null),
                        input.flag("disputed") ? CreditReport.Dispute.DISPUTED : CreditReport.Dispute.UNDISPUTED,
                        input.flag("terminable")),
                input.date("as-of"));
        return new Answer()
                .put("allowed", report.isAllowed())
                .put("ground", report.ground().name())
                .because(report);
    }
}
