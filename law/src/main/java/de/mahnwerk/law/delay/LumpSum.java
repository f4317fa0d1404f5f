package de.mahnwerk.law.delay;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;

/**
 * The lump sum of 40 EUR (§ 288(5) BGB): owed by a debtor who is no consumer, in default with a payment for performance, for
 * each late invoice and for instalments too. It is set off against costs of legal pursuit, so both together are the larger
 * of the two, never their sum.
 *
 * @param entitled 40.00, or zero where the lump sum is not owed
 * @param setOff what of it is already in the costs
 * @param total costs and lump sum together
 */
public record LumpSum(Money entitled, Money setOff, Money total) implements Explained {

    private static final Money AMOUNT = Money.eur("40.00");

    /**
     * The lump sum of a claim in default (§ 288(5) BGB).
     *
     * @param pursuitCosts dunning, collection and lawyer's costs claimed for the same invoice, not negative
     */
    public static LumpSum of(DebtorKind debtor, ClaimKind claim, Money pursuitCosts) {
        if (pursuitCosts.isNegative()) {
            throw new IllegalArgumentException("costs are not negative: " + pursuitCosts);
        }
        boolean owed = debtor == DebtorKind.BUSINESS && claim == ClaimKind.PAYMENT_FOR_PERFORMANCE;
        Money entitled = owed ? AMOUNT : Money.ZERO;
        return new LumpSum(entitled, entitled.min(pursuitCosts), entitled.max(pursuitCosts));
    }

    /** What is owed of the lump sum beside the costs (§ 288(5) BGB). */
    public Money besideCosts() {
        return entitled.minus(setOff);
    }

    @Override
    public Wording wording() {
        return entitled.isZero()
                ? Wording.of(
                        "Eine Pauschale wird nicht geschuldet: § 288 Abs. 5 BGB setzt eine Entgeltforderung gegen einen Unternehmer voraus.",
                        "No lump sum is owed: section 288(5) BGB needs a payment for performance owed by a business.")
                : Wording.of(
                        "Pauschale von {0} (§ 288 Abs. 5 Satz 1 BGB), davon {1} auf Kosten der Rechtsverfolgung angerechnet (Satz 3).",
                        "Lump sum of {0} (section 288(5) sentence 1 BGB), of which {1} is set off against costs of legal pursuit (sentence 3).",
                        entitled,
                        setOff);
    }
}
