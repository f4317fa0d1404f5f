package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.delay.Default;
import de.mahnwerk.law.delay.DefaultFacts;
import de.mahnwerk.law.delay.DunningCosts;
import de.mahnwerk.law.delay.LumpSum;
import java.util.List;

/** Default, lump sum, dunning costs (§§ 280, 286, 288(5) BGB). */
final class DelayCalculations {

    private DelayCalculations() {}

    static List<Calculation> all() {
        return List.of(
                new Calculation(
                        "default",
                        Wording.of("Verzug", "default"),
                        List.of(
                                Field.date("due", "fällig am", "due on").must(),
                                Field.date("invoice-received", "Rechnung zugegangen am", "invoice received on"),
                                Field.date("performance-received", "Leistung empfangen am", "performance received on"),
                                Field.date("agreed", "vereinbarter Zahlungstag", "agreed day of payment"),
                                Field.date("reminder", "Mahnung zugegangen am", "reminder received on"),
                                Field.date("refused", "endgültig verweigert am", "finally refused on"),
                                PlaceFields.state(),
                                consumer(),
                                Field.flag(
                                        "notice", "Rechnung weist auf die 30 Tage hin", "invoice tells of the 30 days"),
                                claimKind(),
                                Field.flag(
                                        "no-fault",
                                        "Schuldner hat es nicht zu vertreten",
                                        "debtor does not answer for it")),
                        DelayCalculations::delay),
                new Calculation(
                        "lump-sum",
                        Wording.of("Verzugspauschale", "lump sum"),
                        List.of(
                                consumer(),
                                claimKind(),
                                Field.money(
                                                "costs",
                                                "Kosten der Rechtsverfolgung in Euro",
                                                "costs of legal pursuit in euros")
                                        .or("0.00")),
                        input -> {
                            LumpSum sum = LumpSum.of(
                                    debtor(input), input.choice("claim-kind", ClaimKind.class), input.money("costs"));
                            return new Answer()
                                    .put("amount", sum.besideCosts())
                                    .put("total", sum.total())
                                    .because(sum);
                        }),
                new Calculation(
                        "dunning-costs",
                        Wording.of("Mahnkosten", "dunning costs"),
                        List.of(
                                Field.money("wanted", "gewünschte Mahnkosten in Euro", "wanted dunning costs in euros")
                                        .must(),
                                Field.choice("channel", "Versandweg", "channel", DunningCosts.Channel.values())
                                        .or("LETTER"),
                                Field.choice("standing", "Stand", "standing", DunningCosts.Standing.values())
                                        .or("IN_DEFAULT"),
                                consumer()),
                        input -> {
                            DunningCosts costs = DunningCosts.of(
                                    input.money("wanted"),
                                    input.choice("channel", DunningCosts.Channel.class),
                                    debtor(input),
                                    input.choice("standing", DunningCosts.Standing.class),
                                    DunningCosts.Caps.CAUTIOUS);
                            return new Answer().put("amount", costs.allowed()).because(costs.reasons());
                        }));
    }

    private static Answer delay(Input input) {
        DefaultFacts facts = DefaultFacts.due(
                        input.date("due"), debtor(input), input.choice("claim-kind", ClaimKind.class))
                .invoiceReceived(input.optionalDate("invoice-received").orElse(null))
                .performanceReceived(input.optionalDate("performance-received").orElse(null))
                .agreedDay(input.optionalDate("agreed").orElse(null))
                .reminderReceived(input.optionalDate("reminder").orElse(null))
                .refusedOn(input.optionalDate("refused").orElse(null))
                .notice(input.flag("notice") ? DefaultFacts.Notice.GIVEN : DefaultFacts.Notice.MISSING)
                .fault(input.flag("no-fault") ? DefaultFacts.Fault.NONE : DefaultFacts.Fault.DEBTOR);
        Default result = Default.of(facts, PlaceFields.holidays(input));
        return new Answer()
                .put("date", result.firstDay())
                .put("firstDayOfDefault", result.firstDay())
                .put("interestFrom", result.interestFrom())
                .put("ground", result.ground().name())
                .because(result.reasons());
    }

    private static Field consumer() {
        return Field.flag("consumer", "Der Schuldner ist Verbraucher", "the debtor is a consumer")
                .or("true");
    }

    private static Field claimKind() {
        return Field.choice("claim-kind", "Art der Forderung", "kind of claim", ClaimKind.values())
                .or("PAYMENT_FOR_PERFORMANCE");
    }

    private static DebtorKind debtor(Input input) {
        return input.flag("consumer") ? DebtorKind.CONSUMER : DebtorKind.BUSINESS;
    }
}
