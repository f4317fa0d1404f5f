package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The fee for receiving and paying out a client's money (Hebegebühr, VV 1009 RVG): 1 % up to 2,500, 0.5 % up to 10,000, 0.25
 * % above, at least 1.00. The client owes it; the debtor rarely does. Nothing on own fees and forwarded court costs.
 */
public final class PayoutFee {

    private static final Money FIRST = Money.eur("2500.00");
    private static final Money SECOND = Money.eur("10000.00");
    private static final Money LEAST = Money.eur("1.00");
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");
    private static final BigDecimal HALF_A_PERCENT = new BigDecimal("0.005");
    private static final BigDecimal QUARTER_OF_A_PERCENT = new BigDecimal("0.0025");

    private PayoutFee() {}

    /** The fee for one payment to the client, above zero (VV 1009 RVG). */
    public static Costs of(Money paidOut, LocalDate mandate, FeeTables tables) {
        if (!paidOut.isPositive()) {
            throw new IllegalArgumentException("a payout is above zero, not " + paidOut);
        }
        BigDecimal exact = part(paidOut, Money.ZERO, FIRST)
                .multiply(ONE_PERCENT)
                .add(part(paidOut, FIRST, SECOND).multiply(HALF_A_PERCENT))
                .add(part(paidOut, SECOND, paidOut).multiply(QUARTER_OF_A_PERCENT));
        CostSheet sheet = new CostSheet(mandate, tables);
        sheet.add(new FeeLine(
                "VV 1009 RVG",
                Wording.of("Hebegebühr", "payout fee"),
                BigDecimal.ONE,
                paidOut,
                Money.rounded(exact, Money.EUR).max(LEAST)));
        sheet.note(
                Wording.of(
                        "Die Hebegebühr schuldet der Auftraggeber; der Schuldner nur, wenn die Zahlung über den Vertreter nötig war.",
                        "The client owes the payout fee; the debtor only where paying through the representative was necessary."));
        return sheet.withoutExpenses(Vat.NONE);
    }

    private static BigDecimal part(Money whole, Money from, Money to) {
        return whole.min(to).minus(from).max(Money.ZERO).toDecimal();
    }
}
