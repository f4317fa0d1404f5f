package de.mahnwerk.protocol;

import java.time.LocalDate;

/**
 * The fee model in force.
 *
 * @param successFeePercent of what is received on principal and interest, decimal string
 * @param smallRestLimit an open rest up to this is waived and the case closed as paid
 */
public record Terms(
        int version,
        LocalDate validFrom,
        String successFeePercent,
        Amount failureFee,
        boolean failureFeeWaivedForInterface,
        Amount withdrawalFee,
        PayoutOrder payoutOrder,
        Amount smallRestLimit,
        SettlementPeriod settlementPeriod,
        Text text) {}
