package de.mahnwerk.agency.clients;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.web.RefusedInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sends to create a client.
 *
 * @param newCredential whether to issue a further credential although there is one; the old one ends after the overlap
 */
record NewClient(
        Client client,
        TermsWanted terms,
        @Nullable Boolean newCredential,
        @Nullable SetupWanted setup) {

    /** The client, or a refusal that says what is wrong. */
    Client read() {
        return client.withVatId(VatId.read(client.vatId())
                .orElseThrow(() -> new RefusedInput("vatId " + client.vatId()
                        + " is not understood; it is DE and nine digits, or left out where the client has none")));
    }

    /** Of a new client: papers that are not spoken of are there since the terms began, at the latest today. */
    Setup first(LocalDate today) {
        LocalDate there = terms.validFrom().isAfter(today) ? today : terms.validFrom();
        LocalDate papers = Boolean.TRUE.equals(wanted().papersMissing()) ? null : there;
        return new Setup(
                Boolean.TRUE.equals(wanted().test()), papers, null, papers, null, wanted().requestsPerMinute());
    }

    /** Of a client that is there: what is not spoken of stays, and its papers are what people have kept. */
    Setup after(Setup before) {
        return new Setup(
                Objects.requireNonNullElse(wanted().test(), before.test()),
                before.contractOn(),
                before.contractUntil(),
                before.powerOfAttorneyOn(),
                before.powerOfAttorneyUntil(),
                wanted().requestsPerMinute() == null ? before.requestsPerMinute() : wanted().requestsPerMinute());
    }

    private SetupWanted wanted() {
        return setup == null ? new SetupWanted(null, null, null) : setup;
    }

    /** What the client is and what is missing; false and the agency's own number when left out for a new one. */
    record SetupWanted(
            @Nullable Boolean test,
            @Nullable Boolean papersMissing,
            @Nullable Integer requestsPerMinute) {}

    /** A tier as the operator writes it. */
    record TierWanted(BigDecimal from, int days, BigDecimal percent) {}

    /** Terms as the operator writes them; amounts are decimals in euros. What came later may be left out. */
    record TermsWanted(
            LocalDate validFrom,
            BigDecimal successFeePercent,
            BigDecimal failureFee,
            boolean failureFeeWaivedForInterface,
            BigDecimal withdrawalFee,
            Terms.PayoutOrder payoutOrder,
            BigDecimal smallRest,
            Terms.SettlementPeriod settlementPeriod,
            @Nullable List<TierWanted> tiers,
            @Nullable BigDecimal minimumFee,
            @Nullable BigDecimal settlementThreshold) {

        Terms agreed() {
            List<SuccessFee.Tier> rates = Objects.requireNonNullElse(tiers, List.<TierWanted>of()).stream()
                    .map(tier -> new SuccessFee.Tier(euros(tier.from()), tier.days(), tier.percent()))
                    .toList();
            if (!SuccessFee.rising(successFeePercent, rates)) {
                throw new RefusedInput(
                        "tiers: of two claims the larger one must not cost a higher percentage and the older one not a lower one");
            }
            return new Terms(
                    0,
                    validFrom,
                    new SuccessFee(
                            successFeePercent, rates, euros(Objects.requireNonNullElse(minimumFee, BigDecimal.ZERO))),
                    euros(failureFee),
                    failureFeeWaivedForInterface,
                    euros(withdrawalFee),
                    payoutOrder,
                    euros(smallRest),
                    settlementPeriod,
                    euros(Objects.requireNonNullElse(settlementThreshold, BigDecimal.ZERO)));
        }

        private static Money euros(BigDecimal decimal) {
            return Money.of(decimal, Money.EUR);
        }
    }
}
