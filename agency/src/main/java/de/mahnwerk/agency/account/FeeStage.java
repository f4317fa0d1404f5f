package de.mahnwerk.agency.account;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CollectionFee;
import de.mahnwerk.law.costs.CollectionMatter;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.FeeRate;
import de.mahnwerk.law.costs.PaymentAgreement;
import java.util.List;

/**
 * Which collection costs of a case have been claimed.
 *
 * @param raised whether the fee is at 0.9
 * @param agreed whether the settlement fee of a payment agreement is among them, which one matter earns once
 */
public record FeeStage(boolean raised, boolean agreed) {

    /** Of a new case. */
    static final FeeStage FIRST = new FeeStage(false, false);

    FeeStage withRaised() {
        return new FeeStage(true, agreed);
    }

    FeeStage withAgreed() {
        return new FeeStage(raised, true);
    }

    /** What a claim of this principal may cost the debtor at this stage. */
    public Costs costs(CollectionCase one, Money principal) {
        return CollectionFee.of(
                CollectionMatter.of(List.of(principal), one.mandateOn(), raised ? FeeRate.NORMAL : FeeRate.SIMPLE)
                        .with(agreed ? PaymentAgreement.INSTALMENTS : PaymentAgreement.NONE)
                        .with(one.creditorVat()));
    }
}
