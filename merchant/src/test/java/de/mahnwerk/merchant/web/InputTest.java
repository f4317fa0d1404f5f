package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.receivables.ItemFilter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"89,90|89.90", "89.90|89.90", "1.234,50|1234.50", "1.234|1234.00", "12 €|12.00", "5|5.00"})
    void an_amount_is_read_as_people_type_it(String typed, String meant) {
        assertThat(AmountInput.parse(typed)).contains(Money.eur(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-5", "0", "1,234", "1.23,4", "89,901"})
    void what_is_no_amount_is_refused(String typed) {
        assertThat(AmountInput.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@x", "\tx"})
    void a_spreadsheet_never_takes_a_text_for_a_formula(String text) {
        assertThat(ItemsCsv.safe(text)).isEqualTo("'" + text);
    }

    @Test
    void a_filter_lives_in_its_url() {
        ItemFilter filter =
                ItemFilter.of(Map.of("view", "overdue", "overdue", "30", "returned", "true", "q", "Müller & Co"));

        assertThat(filter.query()).isEqualTo("overdue=30&q=M%C3%BCller+%26+Co&returned=true&view=overdue");
        assertThat(ItemFilter.of(Map.of("view", "nonsense", "overdue", "x")).query())
                .isEqualTo("view=open");
    }
}
