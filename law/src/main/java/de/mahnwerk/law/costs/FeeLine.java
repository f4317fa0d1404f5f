package de.mahnwerk.law.costs;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;

/**
 * One fee of a calculation.
 *
 * @param number the number of the fee schedule: {@code VV 2300 RVG}, {@code KV 1100 GKG}
 * @param name what the fee is called
 * @param rate the rate, 0.9; for a credited fee negative
 * @param value the value of the matter (Gegenstandswert)
 * @param amount the fee, rounded half-up to the cent (§ 2(2) RVG, § 34(2) GKG); negative when credited
 */
public record FeeLine(String number, Wording name, BigDecimal rate, Money value, Money amount) implements Explained {

    @Override
    public Wording wording() {
        return Wording.of(
                "{0} ({1}), Satz {2} aus {3}: {4}",
                "{0} ({1}), rate {2} of {3}: {4}", name, number, rate, value, amount);
    }
}
