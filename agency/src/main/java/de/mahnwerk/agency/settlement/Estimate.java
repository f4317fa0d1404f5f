package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.cases.Outcome;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CollectionFee;
import de.mahnwerk.law.costs.Costs;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.law.costs.FeeRate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a claim would cost: the settlement of a case that is paid in full without interest, and of one of which nothing comes in. Pure.
 *
 * @param costs of collection that the debtor pays, with the VAT that he pays on them
 * @param successFee net, when all is paid
 * @param vatOnSuccess what the client pays then on all that the agency earns, and deducts as input tax
 * @param payout what reaches the client then
 * @param failureFee net, when nothing is paid; zero where it is waived
 * @param vatOnFailure on it
 * @param waived the failure fee that is not taken because the claim came through the interface
 */
public record Estimate(
        Costs costs,
        Money successFee,
        Money vatOnSuccess,
        Money payout,
        Money failureFee,
        Money vatOnFailure,
        Money waived) {

    private static final UUID CASE = new UUID(0, 0);

    /**
     * By the law for the collection costs and by the client's terms for all else.
     *
     * @param age days since the claim was due
     */
    public static Estimate of(
            Terms terms, Money principal, int age, CreditorVat creditor, Channel channel, LocalDate asOf) {
        Costs costs = CollectionFee.of(principal, asOf, FeeRate.SIMPLE, creditor);
        Computation.Result success = Computation.of(
                List.of(paid(terms, principal, age, creditor, costs, asOf)),
                List.of(),
                List.of(),
                Money.ZERO,
                "",
                version -> terms);
        Computation.Result failure = Computation.of(
                List.of(),
                List.of(new EndedCase(CASE, "", Outcome.UNCOLLECTIBLE, channel, terms.version(), asOf, 0)),
                List.of(),
                Money.ZERO,
                "",
                version -> terms);
        return new Estimate(
                costs,
                success.fees(),
                success.vat().minus(costs.vat()),
                success.payout(),
                failure.fees(),
                failure.vat(),
                failure.waived());
    }

    private static SettledPayment paid(
            Terms terms, Money principal, int age, CreditorVat creditor, Costs costs, LocalDate asOf) {
        return new SettledPayment(
                CASE,
                CASE,
                "",
                creditor,
                principal.minorUnits(),
                age,
                terms.version(),
                0,
                0,
                false,
                false,
                principal.minorUnits(),
                0,
                0,
                costs.net().minorUnits(),
                costs.vat().minorUnits(),
                asOf,
                asOf);
    }
}
