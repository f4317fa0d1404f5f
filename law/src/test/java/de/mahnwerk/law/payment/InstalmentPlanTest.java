package de.mahnwerk.law.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import de.mahnwerk.law.Any;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.NationwideHolidays;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.interest.BaseRates;
import de.mahnwerk.law.interest.Interest;
import de.mahnwerk.law.interest.InterestTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Plans by hand, and what holds for all of them: no cent too much, none too little. */
class InstalmentPlanTest {

    private static final Rate RATE = Rate.percent("6.52");
    private static final LocalDate FROM = LocalDate.of(2026, 12, 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 31);

    private static PlanBasis basis(String costs, String interest, String principal, Rate rate) {
        return new PlanBasis(
                new Debt(Money.eur(costs), Money.eur(interest), Money.eur(principal)),
                Allocation.Order.GENERAL,
                rate,
                FROM);
    }

    private static List<String> printed(InstalmentPlan plan) {
        return plan.instalments().stream()
                .map(one -> one.dueOn() + " " + one.amount().toPlainString())
                .toList();
    }

    @Test
    void two_instalments_carry_the_interest_until_they_are_paid() {
        // 31 days on 1,000.00 are 5.54; 32 days on the 501.33 that are left are 2.87; the 31st of January is a Sunday
        InstalmentPlan plan = basis("0.00", "0.00", "1000.00", RATE)
                .in(2, FIRST, NationwideHolidays.NATIONWIDE)
                .orElseThrow();
        assertThat(printed(plan)).containsExactly("2026-12-31 504.21", "2027-02-01 504.20");
        assertThat(plan.interestToCome()).isEqualTo(Money.eur("8.41"));
        assertThat(plan.total()).isEqualTo(Money.eur("1008.41"));
        assertThat(plan.wording().in(Locale.ENGLISH))
                .isEqualTo(
                        "2 instalments: €504.21 a month from 31 December 2026, the last on 1 February 2027 of €504.20;"
                                + " €1,008.41 in total, of which €8.41 is interest until then at a fixed rate of 6.52% a year"
                                + " (section 288 BGB).");
    }

    @Test
    void an_amount_is_paid_until_the_last_instalment_takes_the_rest() {
        InstalmentPlan plan = basis("30.00", "0.00", "75.00", Rate.NONE)
                .of(Money.eur("50.00"), FIRST, 12, NationwideHolidays.NATIONWIDE)
                .orElseThrow();
        assertThat(printed(plan)).containsExactly("2026-12-31 50.00", "2027-02-01 50.00", "2027-03-01 5.00");
    }

    @Test
    void the_month_of_the_first_day_is_kept_also_behind_a_short_month() {
        InstalmentPlan plan = basis("0.00", "0.00", "40.00", Rate.NONE)
                .in(4, FIRST, NationwideHolidays.NATIONWIDE)
                .orElseThrow();
        assertThat(plan.instalments())
                .extracting(InstalmentPlan.Instalment::dueOn)
                .containsExactly(
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2027, 3, 1),
                        LocalDate.of(2027, 3, 31));
    }

    @Test
    void what_does_not_lead_to_an_end_is_no_plan() {
        PlanBasis debt = basis("0.00", "0.00", "100000.00", RATE);
        assertThat(debt.of(Money.eur("500.00"), FIRST, 60, NationwideHolidays.NATIONWIDE))
                .isEmpty();
        assertThat(debt.of(Money.ZERO, FIRST, 60, NationwideHolidays.NATIONWIDE))
                .isEmpty();
        assertThat(debt.in(0, FIRST, NationwideHolidays.NATIONWIDE)).isEmpty();
        assertThat(basis("0.00", "0.00", "0.10", Rate.NONE).in(7, FIRST, NationwideHolidays.NATIONWIDE))
                .isEmpty();
        assertThat(basis("0.00", "0.00", "0.00", RATE).in(2, FIRST, NationwideHolidays.NATIONWIDE))
                .isEmpty();
    }

    @Test
    void the_instalments_sum_to_the_debt_and_the_interest_to_come_and_paying_them_leaves_nothing() {
        for (Allocation.Order order : Allocation.Order.values()) {
            qt().withExamples(300)
                    .forAll(
                            Any.debts(),
                            integers().between(1, 36),
                            longs().between(0, 1500),
                            integers().between(0, 400))
                    .assuming((debt, number, rate, day) -> debt.total().minorUnits() >= 100_00)
                    .checkAssert((debt, number, rate, day) -> {
                        LocalDate first = FIRST.plusDays(day);
                        PlanBasis basis = new PlanBasis(debt, order, Rate.percent(rate / 100 + "." + rate % 100), FROM);
                        InstalmentPlan plan = basis.in(number, first, NationwideHolidays.NATIONWIDE)
                                .orElseThrow();
                        assertThat(plan.instalments()).hasSize(number);
                        assertThat(plan.total()).isEqualTo(debt.total().plus(plan.interestToCome()));
                        assertSound(plan, first);
                        assertThat(paid(basis, plan).total()).isEqualTo(Money.ZERO);
                    });
        }
    }

    @Test
    void no_smaller_instalment_would_do() {
        qt().withExamples(300)
                .forAll(Any.debts(), integers().between(2, 24))
                .assuming((debt, number) -> debt.total().minorUnits() >= 100_00)
                .checkAssert((debt, number) -> {
                    PlanBasis basis = new PlanBasis(debt, Allocation.Order.GENERAL, RATE, FROM);
                    Money amount = basis.in(number, FIRST, NationwideHolidays.NATIONWIDE)
                            .orElseThrow()
                            .instalments()
                            .getFirst()
                            .amount();
                    assertThat(basis.of(amount.minus(Money.cents(1)), FIRST, number, NationwideHolidays.NATIONWIDE))
                            .isEmpty();
                });
    }

    private static void assertSound(InstalmentPlan plan, LocalDate first) {
        List<InstalmentPlan.Instalment> all = plan.instalments();
        for (int i = 0; i < all.size(); i++) {
            InstalmentPlan.Instalment one = all.get(i);
            assertThat(one.amount().isPositive()).isTrue();
            assertThat(one.amount()).isLessThanOrEqualTo(all.getFirst().amount());
            assertThat(one.dueOn()).isEqualTo(NationwideHolidays.NATIONWIDE.sameOrNextWorkingDay(first.plusMonths(i)));
            if (i < all.size() - 1) {
                assertThat(one.amount()).isEqualTo(all.getFirst().amount());
                assertThat(one.dueOn()).isBefore(all.get(i + 1).dueOn());
            }
        }
    }

    /** The debt after every instalment came on its day, with interest as a claim account counts it. */
    private static Debt paid(PlanBasis basis, InstalmentPlan plan) {
        Debt left = basis.debt();
        LocalDate from = basis.interestFrom();
        for (InstalmentPlan.Instalment one : plan.instalments()) {
            Money interest = Interest.on(
                            left.principal(),
                            from,
                            one.dueOn(),
                            InterestTerms.agreed(basis.rate()),
                            BaseRates.published())
                    .amount();
            Allocation allocation = Allocation.allocate(
                    one.amount(),
                    new Debt(left.costs(), left.interest().plus(interest), left.principal()),
                    basis.order());
            assertThat(allocation.overpaid()).isEqualTo(Money.ZERO);
            left = allocation.remaining();
            from = one.dueOn().plusDays(1);
        }
        return left;
    }
}
