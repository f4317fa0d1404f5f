package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.clients.SuccessFee;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.Vat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What one settlement says, computed from the payments, closings and instructions that were not settled before. Each payment pays its own
 * way: receipt, retained collection costs with VAT, success fee with VAT. A case pays by the terms under which it was accepted. The payouts
 * of all lines add up. Pure.
 */
final class Computation {

    /**
     * The result.
     *
     * @param trustMoney what of the clients' money on the trust account is settled
     */
    record Result(List<Line> lines, Money trustMoney) {

        Money sum(Function<Line, Money> figure, LineKind... kinds) {
            List<LineKind> wanted = List.of(kinds);
            return Money.sum(lines.stream()
                    .filter(line -> wanted.contains(line.kind()))
                    .map(figure)
                    .toList());
        }

        /** What debtors paid to the agency on their debts, less what came back. */
        Money received() {
            return sum(Line::net, LineKind.RECEIPT, LineKind.REVERSAL);
        }

        Money fees() {
            return sum(
                    Line::net,
                    LineKind.SUCCESS_FEE,
                    LineKind.FAILURE_FEE,
                    LineKind.WITHDRAWAL_FEE,
                    LineKind.INSTRUCTION);
        }

        Money retained() {
            return sum(Line::net, LineKind.RETAINED_COSTS, LineKind.DIRECT_PAYMENT_SET_OFF);
        }

        Money vat() {
            return Money.sum(lines.stream().map(Line::vat).toList());
        }

        Money waived() {
            return Money.sum(lines.stream().map(Line::waived).toList());
        }

        Money carried() {
            return sum(Line::payout, LineKind.CARRIED_OVER);
        }

        Money payout() {
            return Money.sum(lines.stream().map(Line::payout).toList());
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private Money trustMoney = Money.ZERO;
    private Money clientsVat = Money.ZERO;

    /** What has come in of each case on what the success fee is taken of. */
    private final Map<UUID, Money> recovered = new HashMap<>();

    /** Net success fees of each case, less those that went back. */
    private final Map<UUID, Money> charged = new HashMap<>();

    private Computation() {}

    /**
     * @param carried the negative rest of the settlement before, or nothing
     * @param terms by their version
     */
    static Result of(
            List<SettledPayment> payments,
            List<EndedCase> ended,
            List<DoneInstruction> instructions,
            Money carried,
            String carriedFrom,
            IntFunction<Terms> terms) {
        Computation computation = new Computation();
        payments.forEach(payment -> computation.payment(payment, terms.apply(payment.termsVersion())));
        computation.vatOnRetainedCosts();
        ended.forEach(one -> computation.closing(one, terms.apply(one.termsVersion())));
        instructions.forEach(done -> computation.lines.add(Line.of(done)));
        computation.vatOnTheSum();
        if (carried.isNegative()) {
            computation.lines.add(Line.carriedOver(
                    carried,
                    Wording.of("Übertrag aus Abrechnung {0}", "Carried over from settlement {0}", carriedFrom)));
        }
        return new Result(List.copyOf(computation.lines), computation.trustMoney);
    }

    private void payment(SettledPayment payment, Terms terms) {
        if (!payment.direct()) {
            trustMoney = trustMoney.plus(payment.clientShare());
            received(payment);
        }
        costs(payment);
        successFee(payment, terms);
    }

    private void received(SettledPayment payment) {
        lines.add(Line.of(
                payment.back() ? LineKind.REVERSAL : LineKind.RECEIPT,
                payment,
                payment.onDebt(),
                Money.ZERO,
                payment.onDebt(),
                payment.back()
                        ? Wording.of("Rückbuchung", "Payment came back")
                        : Wording.of("Zahlungseingang", "Payment received")));
    }

    private void costs(SettledPayment payment) {
        if (payment.collectionCosts().isZero() && payment.debtorsVat().isZero()) {
            return;
        }
        Money net = payment.collectionCosts();
        if (payment.direct()) {
            Money vat = payment.debtorsVat().plus(payment.clientsVat());
            lines.add(Line.of(
                    LineKind.DIRECT_PAYMENT_SET_OFF,
                    payment,
                    net,
                    vat,
                    net.plus(vat).negated(),
                    Wording.of(
                            "Inkassokosten, die der Schuldner an Sie gezahlt hat, zzgl. USt",
                            "Collection costs that the debtor paid to you, plus VAT")));
            return;
        }
        clientsVat = clientsVat.plus(payment.clientsVat());
        lines.add(Line.of(
                LineKind.RETAINED_COSTS,
                payment,
                net,
                payment.debtorsVat(),
                net.plus(payment.debtorsVat()).negated(),
                Wording.of(
                        "Vom Schuldner bezahlte Inkassokosten als Vergütung",
                        "Collection costs paid by the debtor, kept as remuneration")));
    }

    private void successFee(SettledPayment payment, Terms terms) {
        Money base = payment.successBase();
        Money before = recovered.getOrDefault(payment.caseId(), Money.cents(payment.settledCents()));
        Money after = before.plus(base);
        recovered.put(payment.caseId(), after);
        SuccessFee agreed = terms.successFee();
        Money claim = Money.cents(payment.claimCents());
        Money chargedBefore = charged.getOrDefault(payment.caseId(), Money.cents(payment.chargedCents()));
        Money inAll = agreed.of(claim, payment.claimDays(), before, chargedBefore, after);
        charged.put(payment.caseId(), inAll);
        Money fee = inAll.minus(chargedBefore);
        if (fee.isZero()) {
            return;
        }
        Money vat = Vat.STANDARD.on(fee);
        BigDecimal percent = agreed.percent(claim, payment.claimDays()).stripTrailingZeros();
        lines.add(Line.of(
                LineKind.SUCCESS_FEE,
                payment,
                fee,
                vat,
                fee.plus(vat).negated(),
                agreed.minimum().isZero()
                        ? Wording.of(
                                "Erfolgshonorar {0} % auf {1} Hauptforderung und Zinsen, zzgl. USt",
                                "Success fee of {0}% on {1} of principal and interest, plus VAT", percent, base)
                        : Wording.of(
                                "Erfolgshonorar {0} %, je Forderung mindestens {2}, auf {1} Hauptforderung und Zinsen, zzgl. USt",
                                "Success fee of {0}%, at least {2} a claim, on {1} of principal and interest, plus VAT",
                                percent,
                                base,
                                agreed.minimum())));
    }

    /** One line for all, as no debtor paid it: the client owes it and deducts it as input tax. */
    private void vatOnRetainedCosts() {
        if (!clientsVat.isZero()) {
            lines.add(Line.onAccount(
                    LineKind.RETAINED_COSTS,
                    clientsVat,
                    Wording.of(
                            "Umsatzsteuer auf einbehaltene Inkassokosten (als Vorsteuer abziehbar)",
                            "VAT on collection costs kept (deductible as input tax)")));
        }
    }

    /** The tax is that on the sum, as the invoice for it says (§ 12(1) UStG); each line's was rounded for itself. */
    private void vatOnTheSum() {
        Result soFar = new Result(lines, trustMoney);
        Money rounding = Vat.STANDARD.on(soFar.retained().plus(soFar.fees())).minus(soFar.vat());
        if (!rounding.isZero()) {
            lines.add(Line.onAccount(
                    LineKind.RETAINED_COSTS,
                    rounding,
                    Wording.of(
                            "Umsatzsteuer auf die Summe: Ausgleich der Rundung einzelner Beträge",
                            "VAT on the sum: rounding of the single amounts made up for")));
        }
    }

    private void closing(EndedCase ended, Terms terms) {
        if (ended.withdrawalFee().isPositive()) {
            lines.add(Line.fee(
                    LineKind.WITHDRAWAL_FEE,
                    ended,
                    ended.withdrawalFee(),
                    Wording.of("Rücknahme nach dem ersten Schreiben", "Withdrawal after the first letter")));
        }
        if (!ended.failed() || terms.failureFee().isZero()) {
            return;
        }
        if (ended.waivedBy(terms)) {
            lines.add(Line.waived(
                    ended,
                    terms.failureFee(),
                    Wording.of(
                            "Bearbeitungsgebühr bei Nichterfolg {0}: erlassen, weil die Forderung über die Schnittstelle kam",
                            "Handling fee on failure {0}: waived, as the claim came through the interface",
                            terms.failureFee())));
        } else {
            lines.add(Line.fee(
                    LineKind.FAILURE_FEE,
                    ended,
                    terms.failureFee(),
                    Wording.of("Bearbeitungsgebühr bei Nichterfolg", "Handling fee on failure")));
        }
    }
}
