package de.mahnwerk.agency.settlement;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.Vat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a settlement.
 *
 * @param net the amount that the line is about, without VAT
 * @param waived what the terms waive
 * @param payout what the line adds to the payout
 */
record Line(
        LineKind kind,
        @Nullable UUID caseId,
        @Nullable UUID paymentId,
        @Nullable LocalDate valueOn,
        Money net,
        Money vat,
        Money waived,
        Money payout,
        String textDe,
        String textEn) {

    private static Line of(
            LineKind kind,
            @Nullable UUID caseId,
            @Nullable UUID payment,
            @Nullable LocalDate valueOn,
            Money net,
            Money vat,
            Money waived,
            Money payout,
            Wording text) {
        return new Line(
                kind,
                caseId,
                payment,
                valueOn,
                net,
                vat,
                waived,
                payout,
                text.in(Locale.GERMAN),
                text.in(Locale.ENGLISH));
    }

    /** About a payment; {@code payout} says what the line adds. */
    static Line of(LineKind kind, SettledPayment payment, Money net, Money vat, Money payout, Wording text) {
        return of(kind, payment.caseId(), payment.id(), payment.valueOn(), net, vat, Money.ZERO, payout, text);
    }

    /** A fee of a case with its VAT, taken from the payout. */
    static Line fee(LineKind kind, EndedCase ended, Money net, Wording text) {
        Money vat = Vat.STANDARD.on(net);
        return of(
                kind,
                ended.caseId(),
                null,
                ended.closedOn(),
                net,
                vat,
                Money.ZERO,
                net.plus(vat).negated(),
                text);
    }

    /** What an instruction costs, with the VAT that was told with the price. */
    static Line of(DoneInstruction done) {
        return of(
                LineKind.INSTRUCTION,
                done.caseId(),
                null,
                done.doneOn(),
                done.price(),
                done.vat(),
                Money.ZERO,
                done.price().plus(done.vat()).negated(),
                done.text());
    }

    /** A fee that is not taken. */
    static Line waived(EndedCase ended, Money waived, Wording text) {
        return of(
                LineKind.FAILURE_FEE_WAIVED,
                ended.caseId(),
                null,
                ended.closedOn(),
                Money.ZERO,
                Money.ZERO,
                waived,
                Money.ZERO,
                text);
    }

    /** VAT that belongs to no single case. */
    static Line onAccount(LineKind kind, Money vat, Wording text) {
        return of(kind, null, null, null, Money.ZERO, vat, Money.ZERO, vat.negated(), text);
    }

    static Line carriedOver(Money negative, Wording text) {
        return of(LineKind.CARRIED_OVER, null, null, null, Money.ZERO, Money.ZERO, Money.ZERO, negative, text);
    }
}
