package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
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
}
