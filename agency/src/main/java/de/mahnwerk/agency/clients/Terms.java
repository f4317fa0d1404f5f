package de.mahnwerk.agency.clients;

import de.mahnwerk.law.Money;
import java.time.LocalDate;

/**
 * What was agreed with a client from a day on. Published versions never change.
 *
 * @param successFee of what was received on principal and interest
 * @param failureFee net, per case that closes without success
 * @param failureFeeWaivedForInterface whether it is waived for claims that came through the interface
 * @param withdrawalFee net, per claim that is withdrawn after the first letter
 * @param smallRest what may stay open when a case closes as paid
 * @param settlementThreshold what has to have come in to be settled before the period is over; zero: it is waited for the period
 */
public record Terms(
        int version,
        LocalDate validFrom,
        SuccessFee successFee,
        Money failureFee,
        boolean failureFeeWaivedForInterface,
        Money withdrawalFee,
        PayoutOrder payoutOrder,
        Money smallRest,
        SettlementPeriod settlementPeriod,
        Money settlementThreshold) {

    /** What is agreed where nothing else is, from {@code day} on; the clerk agrees other terms beside. */
    public static Terms standard(LocalDate day) {
        return new Terms(
                0,
                day,
                SuccessFee.of("5.00"),
                Money.cents(1500),
                true,
                Money.cents(2000),
                PayoutOrder.LEGAL,
                Money.cents(200),
                SettlementPeriod.WEEKLY,
                Money.ZERO);
    }

    /** Whether both agree the same, their versions aside. */
    boolean sameAs(Terms other) {
        return successFee.sameAs(other.successFee)
                && equals(new Terms(
                        version,
                        other.validFrom,
                        successFee,
                        other.failureFee,
                        other.failureFeeWaivedForInterface,
                        other.withdrawalFee,
                        other.payoutOrder,
                        other.smallRest,
                        other.settlementPeriod,
                        other.settlementThreshold));
    }

    /** In which order partial payments reach the payout. */
    public enum PayoutOrder {
        LEGAL,
        PRINCIPAL_FIRST,
        PRO_RATA
    }

    /** How often an account is settled. */
    public enum SettlementPeriod {
        DAILY,
        WEEKLY,
        MONTHLY
    }
}
