package de.mahnwerk.law.costs;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the court takes for an order to pay, the whole dunning procedure included: half a fee of § 34 GKG, with a minimum (KV
 * 1100 GKG). No VAT. Due before the enforcement order, not before the order to pay when made by machine (§ 12(3) GKG).
 */
public final class CourtFee {

    private static final BigDecimal RATE = new BigDecimal("0.5");

    private CourtFee() {}

    /**
     * The fee for an application.
     *
     * @param claims the sum of the main claims, above zero, without interest and costs (§ 43(1) GKG)
     * @param filed the day on which the case became pending (§ 71(1) GKG)
     * @throws de.mahnwerk.law.UnknownLaw for days before 2021-01-01
     */
    public static Costs of(Money claims, LocalDate filed, FeeTables tables) {
        FeeTable table = tables.gkg(filed);
        Money half = table.fee(claims).times(RATE);
        Money least = tables.amount(DatedAmount.KV_1100_MINIMUM, filed).orElse(Money.ZERO);
        FeeLine line = new FeeLine(
                "KV 1100 GKG",
                Wording.of("Gebühr für das Mahnverfahren", "fee for the dunning procedure"),
                RATE,
                claims,
                half.max(least));
        return new Costs(List.of(line), Money.ZERO, Vat.NONE, table.version(), notes(half, least, filed));
    }

    private static List<Wording> notes(Money half, Money least, LocalDate filed) {
        Wording day = Wording.of(
                "Maßgeblich ist der Tag, an dem das Verfahren anhängig wurde, {0} (§ 71 Abs. 1 GKG).",
                "What counts is the day on which the case became pending, {0} (section 71(1) GKG).", filed);
        return half.compareTo(least) >= 0
                ? List.of(day)
                : List.of(
                        Wording.of(
                                "Die halbe Gebühr von {0} liegt unter der Mindestgebühr von {1}.",
                                "Half a fee of {0} is below the minimum of {1}.", half, least),
                        day);
    }
}
