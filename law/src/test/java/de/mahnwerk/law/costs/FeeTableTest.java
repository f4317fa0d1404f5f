package de.mahnwerk.law.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Table;
import de.mahnwerk.law.UnknownLaw;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeeTableTest {

    @Test
    void the_formula_of_section_13_rvg_gives_every_row_of_annex_2() {
        List<List<String>> annex = Table.resource("rvg-annex-2.csv");
        assertThat(annex)
                .hasSize(84)
                .allSatisfy(row -> assertThat(FeeTables.published()
                                .rvg(LocalDate.parse(row.getFirst()))
                                .fee(Money.eur(row.get(1))))
                        .isEqualTo(Money.eur(row.get(2))));
    }

    @Test
    void the_formula_of_section_34_gkg_gives_every_row_of_annex_2() {
        List<List<String>> annex = Table.resource("gkg-annex-2.csv");
        assertThat(annex)
                .hasSize(84)
                .allSatisfy(row -> assertThat(FeeTables.published()
                                .gkg(LocalDate.parse(row.getFirst()))
                                .fee(Money.eur(row.get(1))))
                        .isEqualTo(Money.eur(row.get(2))));
    }

    @Test
    void a_cent_above_a_step_costs_the_next_step() {
        FeeTable table = FeeTables.published().rvg(LocalDate.of(2025, 6, 1));
        assertThat(table.fee(Money.eur("0.01"))).isEqualTo(Money.eur("51.50"));
        assertThat(table.fee(Money.eur("500.01"))).isEqualTo(Money.eur("93.00"));
        assertThat(table.fee(Money.eur("500000.01"))).isEqualTo(Money.eur("3927.00"));
        assertThat(table.fee(Money.eur("550000.01"))).isEqualTo(Money.eur("4102.00"));
    }

    @Test
    void no_fee_without_a_value_and_none_for_a_law_we_do_not_know() {
        FeeTable table = FeeTables.published().rvg(LocalDate.of(2025, 6, 1));
        assertThatThrownBy(() -> table.fee(Money.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeeTables.published().gkg(LocalDate.of(2020, 12, 31)))
                .isInstanceOf(UnknownLaw.class)
                .hasMessageContaining("GKG");
    }
}
