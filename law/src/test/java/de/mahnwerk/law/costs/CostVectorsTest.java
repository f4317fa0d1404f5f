package de.mahnwerk.law.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published and computed vector of costs. */
class CostVectorsTest {

    static Stream<Arguments> vectors() {
        return Table.resource("collection-fee-vectors.csv").stream()
                .map(row -> Arguments.of(row.get(2), row.get(0), row.get(1), row.get(3), row.get(4), row.get(5)));
    }

    @ParameterizedTest(name = "{0} on {2} at {1}")
    @MethodSource("vectors")
    void agrees(String name, String lawDate, String claim, String fee, String expenses, String total) {
        CostCase one = new CostCase(LocalDate.parse(lawDate), Money.eur(claim), name);

        Costs costs = one.costs(FeeTables.published());

        assertThat(List.of(costs.fee(), costs.expenses())).containsExactly(Money.eur(fee), Money.eur(expenses));
        assertThat(costs.mayTotal(Money.eur(total)))
                .as("%s is not %s", costs, total)
                .isTrue();
    }

    @Test
    void an_exact_half_cent_of_vat_is_printed_either_way_and_rounded_up_here() {
        Costs costs = new CostCase(LocalDate.of(2021, 1, 1), Money.eur("119000"), "business_fee_vv2300_1.5+vat19")
                .costs(FeeTables.published());

        assertThat(costs.vat()).isEqualTo(Money.eur("502.27"));
        assertThat(costs.total()).isEqualTo(Money.eur("3145.77"));
        assertThat(costs.mayTotal(Money.eur("3145.76"))).isTrue();
        assertThat(costs.mayTotal(Money.eur("3145.75"))).isFalse();
        assertThat(costs.mayTotal(Money.eur("3145.78"))).isFalse();
        Costs withoutHalf = new CostCase(LocalDate.of(2021, 1, 1), Money.eur("500"), "business_fee_vv2300_1.5+vat19")
                .costs(FeeTables.published());
        assertThat(withoutHalf.mayTotal(withoutHalf.total().minus(Money.cents(1))))
                .isFalse();
    }

    @Test
    void an_unknown_case_is_refused_with_all_that_are_known() {
        CostCase unknown = new CostCase(LocalDate.of(2026, 1, 1), Money.eur("1.00"), "tea");

        assertThatThrownBy(() -> unknown.costs(FeeTables.published()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tea")
                .hasMessageContaining("collection_uncontested_#")
                .hasMessageContaining("business_fee_vv2300_#[+vat#]");
    }

    @Test
    void other_rates_than_the_published_ones_are_read_from_the_name() {
        assertThat(costs("collection_1.3_plus_instalment_agreement_0.7_of_half_value")
                        .fee())
                .isEqualTo(Money.eur("103.00")); // (1.3 + 0.7) x 51.50
        assertThat(costs("court_dunning_vv3305_after_credit_of_half_1.3_fee").fee())
                .isEqualTo(Money.eur("18.02")); // 51.50 - 33.48
        assertThat(costs("court_dunning_vv3305_1.0_plus_vv3308_0.5_after_credit_of_half_0.5_fee")
                        .total())
                .isEqualTo(Money.eur("79.82")); // 77.25 - 12.88 + 15.45
        assertThat(costs("court_dunning_vv3306_0.5").fee()).isEqualTo(Money.eur("25.75"));
        assertThat(costs("court_dunning_vv3305_after_credit_of_half_2.5_fee").fee())
                .isEqualTo(Money.eur("12.87")); // 51.50 - 0.75 x 51.50, the most that is credited
        assertThat(costs("business_fee_vv2300_2.0").explain(Locale.ENGLISH)).contains("rate 2 of €500.00: €103.00");
    }

    private static Costs costs(String name) {
        return new CostCase(LocalDate.of(2026, 1, 10), Money.eur("500.00"), name).costs(FeeTables.published());
    }
}
