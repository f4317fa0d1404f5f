package de.mahnwerk.law.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.FeeTables.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new fee table comes as a file, without a release. */
class FeeTablesTest {

    private static final String NEW_RVG = """
            valid_from,value_up_to,per_started,fee
            # an invented law of 2028
            2028-01-01,500,,60.00
            2028-01-01,2000,500,45.00
            2028-01-01,,1000,70.00
            """;

    private final FeeTables tables = FeeTables.published().extendedBy(Kind.RVG, NEW_RVG);

    @Test
    void the_new_table_holds_from_its_day_on() {
        assertThat(fee("500.00", LocalDate.of(2027, 12, 31))).isEqualTo(Money.eur("46.35"));
        assertThat(fee("500.00", LocalDate.of(2028, 1, 1))).isEqualTo(Money.eur("54.00"));
        assertThat(fee("2000.01", LocalDate.of(2028, 1, 1))).isEqualTo(Money.eur("238.50")); // 0.9 x (60 + 135 + 70)
        assertThat(FeeTables.published().rvg(LocalDate.of(2028, 1, 1)).version().since())
                .isEqualTo("2025-06-01");
    }

    @Test
    void new_court_fees_and_amounts_likewise() {
        FeeTables extended = tables.extendedBy(Kind.GKG, NEW_RVG)
                .extendedBy(Kind.AMOUNTS, "valid_from,name,amount\n2028-01-01,KV_1100_MINIMUM,42.00\n");
        assertThat(CourtFee.of(Money.eur("500.00"), LocalDate.of(2028, 1, 1), extended)
                        .total())
                .isEqualTo(Money.eur("42.00"));
        assertThat(CourtFee.of(Money.eur("500.00"), LocalDate.of(2027, 12, 31), extended)
                        .total())
                .isEqualTo(Money.eur("38.00"));
        assertThat(CourtFee.of(Money.eur("5000.00"), LocalDate.of(2028, 1, 1), extended)
                        .total())
                .isEqualTo(Money.eur("202.50")); // half of 60 + 3 x 45 + 3 x 70
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2028-01-01,500,,sixty                               | not a step
            2028-13-01,500,,60.00                               | not a step
            2028-01-01,500,                                     | not a step
            2028-01-01,500,,60.001                              | not a step
            2028-01-01,500,,60.00                               | without value_up_to
            2028-01-01,500,,60.00;2028-01-01,400,100,1.00       | must rise
            2028-01-01,500,,60.00;2028-01-01,,0,1.00            | must rise
            """)
    void a_table_that_is_none_is_refused(String rows, String why) {
        String csv = "valid_from,value_up_to,per_started,fee\n" + rows.replace(";", "\n");
        assertThatThrownBy(() -> FeeTables.published().extendedBy(Kind.RVG, csv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2028-01-01,TEA,1.00
            2028-01-01,RVG_13_2
            soon,RVG_13_2,1.00
            2028-01-01,RVG_13_2,1.00;2028-01-01,RVG_13_2,2.00
            """)
    void amounts_that_are_none_are_refused(String rows) {
        String csv = "valid_from,name,amount\n" + rows.replace(";", "\n");
        assertThatThrownBy(() -> FeeTables.published().extendedBy(Kind.AMOUNTS, csv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RVG_13_2");
    }

    @Test
    void the_files_have_the_names_of_this_release() {
        assertThat(Kind.values()).extracting(Kind::file).containsExactly("rvg13.csv", "gkg34.csv", "amounts.csv");
    }

    private Money fee(String claim, LocalDate mandate) {
        CollectionMatter matter = CollectionMatter.of(java.util.List.of(Money.eur(claim)), mandate, FeeRate.NORMAL);
        return CollectionFee.of(matter, tables).fee();
    }
}
