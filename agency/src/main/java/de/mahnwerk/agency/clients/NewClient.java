package de.mahnwerk.agency.clients;

import de.mahnwerk.law.Money;
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

    /** Papers that are not spoken of are there since the terms began. */
    Setup setUp() {
        SetupWanted wanted = setup == null ? new SetupWanted(null, null, null) : setup;
        LocalDate papers = Boolean.TRUE.equals(wanted.papersMissing()) ? null : terms.validFrom();
        return new Setup(Boolean.TRUE.equals(wanted.test()), papers, papers, null, wanted.requestsPerMinute());
    }

    /** What the client is and what is missing; false and the agency's own number when left out. */
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
            return new Terms(
                    0,
                    validFrom,
                    new SuccessFee(
                            successFeePercent,
                            Objects.requireNonNullElse(tiers, List.<TierWanted>of()).stream()
                                    .map(tier -> new SuccessFee.Tier(euros(tier.from()), tier.days(), tier.percent()))
                                    .toList(),
                            euros(Objects.requireNonNullElse(minimumFee, BigDecimal.ZERO))),
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
