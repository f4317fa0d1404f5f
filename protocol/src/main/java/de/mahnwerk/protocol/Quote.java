package de.mahnwerk.protocol;

/**
 * What a claim costs, on success and on failure, by the terms in force.
 *
 * @param collectionCosts what the debtor owes for collection at first, net
 * @param collectionVat the VAT on it that the debtor owes because the merchant may not deduct it
 * @param successFee what the merchant owes on full success, net
 * @param vatOnSuccess the VAT on collection costs and success fee that the merchant owes and may deduct
 * @param failureFee what the merchant owes when nothing comes in, net, before any waiver
 * @param failureFeeWaived whether it is waived for this claim's channel
 */
public record Quote(
        int termsVersion,
        Amount collectionCosts,
        Amount collectionVat,
        Amount successFee,
        Amount vatOnSuccess,
        Amount failureFee,
        boolean failureFeeWaived,
        Text text) {}
