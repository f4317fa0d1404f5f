package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.events.NewCaseEvent;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.Vat;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.EventData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What clients hear of settlements and fees. */
final class SettlementEvents {

    private record CaseFee(UUID caseId, LineKind kind) {}

    private SettlementEvents() {}

    /** The fees of each case, then the settlement itself. */
    static List<NewCaseEvent> issued(Settlement settlement, List<Line> lines, LocalDate day) {
        List<NewCaseEvent> events = new ArrayList<>(fees(settlement, lines, day));
        Money payout = Money.cents(settlement.payoutCents());
        Wording text =
                Wording.of("Abrechnung {0}: Auszahlung {1}", "Settlement {0}: payout {1}", settlement.number(), payout);
        events.add(account(
                settlement,
                "settlement.issued",
                day,
                new EventData.SettlementIssued(
                        settlement.id(), settlement.number(), Amount.ofCents(payout.minorUnits())),
                text));
        return events;
    }

    static NewCaseEvent paid(Settlement settlement, LocalDate day) {
        return account(
                settlement,
                "settlement.paid",
                day,
                new EventData.SettlementPaid(settlement.id(), settlement.number(), day),
                settlement.payoutCents() > 0
                        ? Wording.of("Abrechnung {0} ausgezahlt", "Settlement {0} paid out", settlement.number())
                        : Wording.of(
                                "Abrechnung {0} durch Verrechnung ausgeglichen",
                                "Settlement {0} balanced by set-off", settlement.number()));
    }

    private static List<NewCaseEvent> fees(Settlement settlement, List<Line> lines, LocalDate day) {
        Map<CaseFee, List<Line>> byCase = new LinkedHashMap<>();
        for (Line line : lines) {
            boolean fee = switch (line.kind()) {
                case SUCCESS_FEE, FAILURE_FEE, FAILURE_FEE_WAIVED, WITHDRAWAL_FEE, INSTRUCTION -> true;
                case RECEIPT, RETAINED_COSTS, DIRECT_PAYMENT_SET_OFF, REVERSAL, CARRIED_OVER -> false;
            };
            if (fee && line.caseId() != null) {
                byCase.computeIfAbsent(new CaseFee(line.caseId(), line.kind()), key -> new ArrayList<>())
                        .add(line);
            }
        }
        return byCase.entrySet().stream()
                .map(fee -> fee(settlement, fee.getKey(), fee.getValue(), day))
                .toList();
    }

    private static NewCaseEvent fee(Settlement settlement, CaseFee fee, List<Line> lines, LocalDate day) {
        boolean waived = fee.kind() == LineKind.FAILURE_FEE_WAIVED;
        Money amount = Money.sum(
                lines.stream().map(line -> waived ? line.waived() : line.net()).toList());
        Money vat = waived
                ? Vat.STANDARD.on(amount)
                : Money.sum(lines.stream().map(Line::vat).toList());
        Wording text = text(fee.kind(), amount);
        return new NewCaseEvent(
                settlement.client(),
                fee.caseId(),
                waived ? "fee.waived" : "fee.charged",
                day,
                new EventData.Fee(
                                waived
                                        ? LineKind.FAILURE_FEE.name()
                                        : fee.kind().name(),
                                Amount.ofCents(amount.minorUnits()),
                                Amount.ofCents(vat.minorUnits()))
                        .toMap(),
                text.in(Locale.GERMAN),
                text.in(Locale.ENGLISH));
    }

    private static Wording text(LineKind kind, Money net) {
        return switch (kind) {
            case SUCCESS_FEE -> Wording.of("Erfolgshonorar {0} netto", "Success fee of {0} net", net);
            case FAILURE_FEE_WAIVED ->
                Wording.of(
                        "Bearbeitungsgebühr bei Nichterfolg von {0} erlassen",
                        "Handling fee on failure of {0} waived", net);
            case WITHDRAWAL_FEE -> Wording.of("Rücknahme: {0} netto", "Withdrawal: {0} net", net);
            case INSTRUCTION -> Wording.of("Auftrag ausgeführt: {0} netto", "Instruction carried out: {0} net", net);
            case FAILURE_FEE ->
                Wording.of("Bearbeitungsgebühr bei Nichterfolg {0} netto", "Handling fee on failure of {0} net", net);
            case RECEIPT, RETAINED_COSTS, DIRECT_PAYMENT_SET_OFF, REVERSAL, CARRIED_OVER ->
                throw new IllegalArgumentException("not a fee: " + kind);
        };
    }

    private static NewCaseEvent account(
            Settlement settlement, String type, LocalDate day, EventData data, Wording text) {
        return new NewCaseEvent(
                settlement.client(), null, type, day, data.toMap(), text.in(Locale.GERMAN), text.in(Locale.ENGLISH));
    }
}
