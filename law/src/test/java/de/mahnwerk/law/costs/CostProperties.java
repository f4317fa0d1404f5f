package de.mahnwerk.law.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import de.mahnwerk.law.Any;
import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.delay.LumpSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for the costs of every claim under every law. */
class CostProperties {

    private static final FeeTables FEES = FeeTables.ofThisRelease();

    @Test
    void fees_never_fall_with_the_value() {
        qt().forAll(Any.amounts(), Any.amounts(), Any.mandates()).checkAssert((value, more, mandate) -> {
            assertThat(collection(value.plus(more), mandate).total())
                    .isGreaterThanOrEqualTo(collection(value, mandate).total());
            assertThat(CourtFee.of(value.plus(more), mandate, FEES).total())
                    .isGreaterThanOrEqualTo(CourtFee.of(value, mandate, FEES).total());
            assertThat(PayoutFee.of(value.plus(more), mandate, FEES).total())
                    .isGreaterThanOrEqualTo(PayoutFee.of(value, mandate, FEES).total());
        });
    }

    @Test
    void costs_are_the_sum_of_their_lines_and_expenses_stay_below_their_cap() {
        qt().forAll(Any.amounts(), Any.mandates()).checkAssert((value, mandate) -> {
            Costs costs = CollectionFee.of(value, mandate, FeeRate.NORMAL, CreditorVat.CREDITOR_CANNOT_DEDUCT);
            assertThat(costs.total())
                    .isEqualTo(costs.fee().plus(costs.expenses()).plus(costs.vat()));
            assertThat(costs.expenses()).isLessThanOrEqualTo(Money.eur("20.00"));
            assertThat(costs.mayTotal(costs.total())).isTrue();
        });
    }

    @Test
    void crediting_takes_at_most_three_quarters_of_a_fee_and_leaves_the_expenses() {
        qt().forAll(Any.amounts(), Any.mandates(), integers().between(5, 25)).checkAssert((value, mandate, tenths) -> {
            var rate = FeeRate.contested(BigDecimal.valueOf(tenths, 1).toPlainString());
            Costs whole = court(value, mandate, null);
            Costs reduced = court(value, mandate, Credit.of(rate, mandate));
            assertThat(reduced.fee()).isBetween(Money.cents(1), whole.fee().minus(Money.cents(1)));
            assertThat(reduced.fee()).isGreaterThanOrEqualTo(whole.fee().times(new BigDecimal("0.2499")));
            assertThat(reduced.expenses()).isEqualTo(whole.expenses());
        });
    }

    @Test
    void lump_sum_and_costs_together_are_the_larger_of_the_two() {
        qt().forAll(Any.amounts()).checkAssert(costs -> {
            LumpSum sum = LumpSum.of(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE, costs);
            assertThat(sum.total()).isEqualTo(costs.max(Money.eur("40.00")));
            assertThat(sum.besideCosts().plus(costs)).isEqualTo(sum.total());
        });
    }

    private static Costs collection(Money value, LocalDate mandate) {
        return CollectionFee.of(value, mandate, FeeRate.CONTESTED, CreditorVat.CREDITOR_DEDUCTS);
    }

    private static Costs court(Money value, LocalDate mandate, @Nullable Credit credit) {
        return CourtDunningFee.of(value, mandate, CourtDunningFee.Stage.ORDER_TO_PAY, credit, Vat.NONE, FEES);
    }
}
