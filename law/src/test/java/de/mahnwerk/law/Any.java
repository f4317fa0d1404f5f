package de.mahnwerk.law;

import static org.quicktheories.generators.SourceDSL.localDates;
import static org.quicktheories.generators.SourceDSL.longs;

import de.mahnwerk.law.payment.Debt;
import java.time.LocalDate;
import org.quicktheories.core.Gen;

/** Amounts, days and debts for the properties. */
public final class Any {

    private Any() {}

    /** One cent to a million euros. */
    public static Gen<Money> amounts() {
        return longs().between(1, 100_000_000L).map(Money::cents).describedAs(Money::toString);
    }

    /** Nothing to 3,000 euros, as much as the debts below can be. */
    public static Gen<Money> payments() {
        return longs().between(0, 300_000L).map(Money::cents).describedAs(Money::toString);
    }

    /** Each part up to 1,000 euros. */
    public static Gen<Debt> debts() {
        Gen<Long> cents = longs().between(0, 100_000L);
        return cents.zip(
                cents,
                cents,
                (costs, interest, principal) ->
                        new Debt(Money.cents(costs), Money.cents(interest), Money.cents(principal)));
    }

    /** Days whose interest for some years on is still in the table. */
    public static Gen<LocalDate> days() {
        return between(LocalDate.of(2002, 1, 1), LocalDate.of(2021, 12, 31));
    }

    /** Days under each fee table that is known for both RVG and GKG. */
    public static Gen<LocalDate> mandates() {
        return between(LocalDate.of(2021, 1, 1), LocalDate.of(2026, 11, 23));
    }

    private static Gen<LocalDate> between(LocalDate first, LocalDate last) {
        return localDates().withDaysBetween(first.toEpochDay(), last.toEpochDay());
    }
}
