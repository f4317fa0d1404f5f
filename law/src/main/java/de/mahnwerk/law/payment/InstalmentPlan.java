package de.mahnwerk.law.payment;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;

/**
 * A debt paid in monthly instalments (§§ 266, 311(1) BGB: only by agreement). The instalments meet the debt of the first
 * day and the interest that runs until each is paid, so that whoever pays each on its day owes nothing afterwards.
 *
 * @param debt what was owed on the day for which the plan was drawn
 * @param rate the yearly rate at which the interest to come is counted, fixed for the plan (§ 288 BGB knows no future rate)
 * @param instalments in their order, at least one; all but the last are equal
 */
public record InstalmentPlan(Debt debt, Rate rate, List<Instalment> instalments) implements Explained {

    /**
     * One instalment (§ 266 BGB).
     *
     * @param dueOn a working day (§ 193 BGB)
     * @param amount above zero
     * @param interest what of the debt has come into being by interest since the instalment before
     */
    public record Instalment(LocalDate dueOn, Money amount, Money interest) {}

    public InstalmentPlan {
        instalments = List.copyOf(instalments);
    }

    /** All instalments together: the debt and the interest to come (§ 288 BGB). */
    public Money total() {
        return Money.sum(instalments.stream().map(Instalment::amount).toList());
    }

    /** The interest that runs while the plan is kept (§ 288 BGB). */
    public Money interestToCome() {
        return Money.sum(instalments.stream().map(Instalment::interest).toList());
    }

    @Override
    public Wording wording() {
        Instalment first = instalments.getFirst();
        Instalment last = instalments.getLast();
        return instalments.size() == 1
                ? Wording.of("{0} am {1}.", "{0} on {1}.", first.amount(), first.dueOn())
                : Wording.of(
                        "{0} Raten: {1} monatlich ab {2}, die letzte am {3} mit {4}; zusammen {5}, darin {6} Zinsen bis dahin nach einem festen Satz von {7} jährlich (§ 288 BGB).",
                        "{0} instalments: {1} a month from {2}, the last on {3} of {4}; {5} in total, of which {6} is interest until then at a fixed rate of {7} a year (section 288 BGB).",
                        instalments.size(),
                        first.amount(),
                        first.dueOn(),
                        last.dueOn(),
                        last.amount(),
                        total(),
                        interestToCome(),
                        rate);
    }
}
