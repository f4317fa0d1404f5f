package de.mahnwerk.law.payment;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;

/**
 * How one payment is set against one debt (§§ 367(1), 497(3) BGB). The parts always sum to the payment.
 *
 * @param overpaid what is left when nothing is open any more; to be refunded (§ 812 BGB)
 * @param remaining what is open after the payment
 */
public record Allocation(
        Money toCosts, Money toInterest, Money toPrincipal, Money overpaid, Debt remaining, Order order)
        implements Explained {

    /** Which part of the debt a payment meets first (§ 367 BGB). */
    public enum Order {
        /** Costs, interest, principal (§ 367(1) BGB). */
        GENERAL,
        /** Consumer credit: costs, principal, interest last (§ 497(3) BGB). */
        CONSUMER_CREDIT;

        /** The order that the kind of claim demands; not for consumer loans secured by land (§ 497(4) BGB). */
        public static Order of(ClaimKind claim) {
            return claim == ClaimKind.CONSUMER_CREDIT ? CONSUMER_CREDIT : GENERAL;
        }
    }

    /** Sets a payment, not negative, against a debt (§ 367 BGB). */
    public static Allocation allocate(Money payment, Debt debt, Order order) {
        if (payment.isNegative()) {
            throw new IllegalArgumentException("a payment is not negative: " + payment + "; reverse its allocation");
        }
        Money toCosts = payment.min(debt.costs());
        Money left = payment.minus(toCosts);
        Money toInterest = switch (order) {
            case GENERAL -> left.min(debt.interest());
            case CONSUMER_CREDIT -> left.minus(left.min(debt.principal())).min(debt.interest());
        };
        Money toPrincipal = left.minus(toInterest).min(debt.principal());
        Money overpaid = left.minus(toInterest).minus(toPrincipal);
        Debt remaining = new Debt(
                debt.costs().minus(toCosts),
                debt.interest().minus(toInterest),
                debt.principal().minus(toPrincipal));
        return new Allocation(toCosts, toInterest, toPrincipal, overpaid, remaining, order);
    }

    /** The payment: everything set off and what was too much (§ 367 BGB). */
    public Money payment() {
        return toCosts.plus(toInterest).plus(toPrincipal).plus(overpaid);
    }

    /**
     * The debt after the payment was taken back (returned debit, chargeback): what it had met lives up again (§ 367 BGB).
     *
     * @param now what is open now, perhaps after further payments
     */
    public Debt reversedFrom(Debt now) {
        return new Debt(
                now.costs().plus(toCosts),
                now.interest().plus(toInterest),
                now.principal().plus(toPrincipal));
    }

    @Override
    public Wording wording() {
        Wording parts = Wording.of(
                "Die Zahlung von {0} wird verrechnet auf Kosten {1}, Zinsen {2} und Hauptforderung {3} ({4}).",
                "The payment of {0} is set against costs {1}, interest {2} and principal {3} ({4}).",
                payment(),
                toCosts,
                toInterest,
                toPrincipal,
                rule());
        return overpaid.isZero()
                ? parts
                : Wording.of(
                        "{0} {1} sind zu viel gezahlt und werden erstattet.",
                        "{0} {1} is paid too much and will be refunded.", parts, overpaid);
    }

    private Wording rule() {
        return switch (order) {
            case GENERAL -> Wording.of("§ 367 Abs. 1 BGB", "section 367(1) BGB");
            case CONSUMER_CREDIT -> Wording.of("§ 497 Abs. 3 BGB", "section 497(3) BGB");
        };
    }
}
