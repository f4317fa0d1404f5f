package de.mahnwerk.law.interest;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Days with the same principal and the same rate (§ 13a(1) no. 3 RDG).
 *
 * @param from first day, counted
 * @param to last day, counted
 * @param days as the day count counts them
 * @param rate per cent a year, base rate included
 * @param exact interest before rounding
 * @param amount {@code exact} rounded half-up to the cent; the sum of these need not be the sum rounded once
 */
public record Segment(
        Money principal, LocalDate from, LocalDate to, long days, Rate rate, BigDecimal exact, Money amount)
        implements Explained {

    @Override
    public Wording wording() {
        return Wording.of(
                "{0} vom {1} bis {2}: {3} zu {4} = {5}",
                "{0} from {1} to {2}: {3} at {4} = {5}",
                principal,
                from,
                to,
                days == 1 ? Wording.of("1 Tag", "1 day") : Wording.of("{0} Tage", "{0} days", days),
                rate,
                amount);
    }
}
