package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim as handed over: one debtor, the principal items that he owes, the merchant's own costs, and what the law wants
 * known before a debtor may be approached.
 *
 * @param merchantReference the merchant's number of this claim, unique for ever among the client's claims
 * @param performanceRendered whether the merchant delivered what he owed
 * @param creditorDeductsVat whether the merchant may deduct input VAT (§ 13a(1) no. 6 RDG)
 * @param consumerCredit whether § 497 BGB governs interest and allocation
 * @param extensions fields outside the protocol, by agreement of both sides
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewClaim(
        String merchantReference,
        Debtor debtor,
        List<PrincipalItem> principal,
        List<SideCost> sideCosts,
        InDefault inDefault,
        @Nullable InterestClaim interest,
        List<PaymentSoFar> paymentsSoFar,
        List<DunningStep> dunningHistory,
        boolean disputed,
        boolean performanceRendered,
        boolean creditorDeductsVat,
        boolean consumerCredit,
        @Nullable BankAccount payoutAccount,
        @Nullable StartingApproach startingApproach,
        @Nullable Channel channel,
        Map<String, Object> extensions) {

    public NewClaim {
        principal = Lists.copy(principal);
        sideCosts = Lists.copy(sideCosts);
        paymentsSoFar = Lists.copy(paymentsSoFar);
        dunningHistory = Lists.copy(dunningHistory);
        extensions = Lists.copy(extensions);
    }
}
