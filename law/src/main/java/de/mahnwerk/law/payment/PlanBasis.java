package de.mahnwerk.law.payment;

import de.mahnwerk.law.Holidays;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.interest.BaseRates;
import de.mahnwerk.law.interest.Interest;
import de.mahnwerk.law.interest.InterestTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From what an instalment plan is drawn. A base rate of the future is not known (§ 247 BGB), so the plan counts with one rate
 * from its first to its last day, which the parties agree on (§ 311(1) BGB).
 *
 * @param debt what is owed, interest up to the day before {@code interestFrom} included
 * @param order in which each instalment is set against it (§§ 367(1), 497(3) BGB)
 * @param rate yearly, on the principal that is left
 * @param interestFrom the first day whose interest is still to come (§ 288 BGB)
 */
public record PlanBasis(Debt debt, Allocation.Order order, Rate rate, LocalDate interestFrom) {

    /** Equal instalments of this amount, the last one takes the rest; empty when {@code most} do not suffice (§ 266 BGB). */
    public Optional<InstalmentPlan> of(Money instalment, LocalDate first, int most, Holidays holidays) {
        if (!instalment.isPositive() || debt.total().isZero()) {
            return Optional.empty();
        }
        List<InstalmentPlan.Instalment> instalments = new ArrayList<>();
        Debt left = debt;
        LocalDate from = interestFrom;
        while (!left.total().isZero()) {
            if (instalments.size() == most) {
                return Optional.empty();
            }
            LocalDate due = holidays.sameOrNextWorkingDay(first.plusMonths(instalments.size()));
            Money interest = Interest.on(left.principal(), from, due, InterestTerms.agreed(rate), BaseRates.published())
                    .amount();
            Debt owed = new Debt(left.costs(), left.interest().plus(interest), left.principal());
            Money amount = instalment.min(owed.total());
            instalments.add(new InstalmentPlan.Instalment(due, amount, interest));
            left = Allocation.allocate(amount, owed, order).remaining();
            from = due.isBefore(from) ? from : due.plusDays(1);
        }
        return Optional.of(new InstalmentPlan(debt, rate, instalments));
    }

    /**
     * So many instalments, the least amount with which they suffice; the last one takes the rest. Empty when the debt is too
     * small for so many (§ 266 BGB).
     */
    public Optional<InstalmentPlan> in(int number, LocalDate first, Holidays holidays) {
        if (number < 1) {
            return Optional.empty();
        }
        long least = 1;
        long enough = 1;
        while (of(Money.cents(enough), first, number, holidays).isEmpty()) {
            if (enough > debt.total().minorUnits() * 4) {
                return Optional.empty();
            }
            least = enough + 1;
            enough *= 2;
        }
        while (least < enough) {
            long middle = (least + enough) / 2;
            if (of(Money.cents(middle), first, number, holidays).isPresent()) {
                enough = middle;
            } else {
                least = middle + 1;
            }
        }
        return of(Money.cents(enough), first, number, holidays)
                .filter(plan -> plan.instalments().size() == number);
    }
}
