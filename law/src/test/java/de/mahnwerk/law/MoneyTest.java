package de.mahnwerk.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency YEN = Currency.getInstance("JPY");

    @ParameterizedTest
    @CsvSource({
        "100.00, 1.00, 3.00, 33.33",
        "100.00, 2.00, 3.00, 66.67",
        "0.01, 1.00, 2.00, 0.01",
        "5.00, 0.00, 7.00, 0.00"
    })
    void a_proportion_is_rounded_half_up(String amount, String part, String whole, String share) {
        assertThat(Money.eur(amount).proportion(Money.eur(part), Money.eur(whole)))
                .isEqualTo(Money.eur(share));
    }

    @Test
    void shows_itself_with_its_currency_and_its_own_decimals() {
        assertThat(Money.eur("-0.05")).hasToString("-0.05 EUR");
        assertThat(new Money(500, YEN)).hasToString("500 JPY");
        assertThat(Money.of(new BigDecimal("500"), YEN).minorUnits()).isEqualTo(500);
        assertThat(Rate.percent("-0.88")).hasToString("-0.88 %");
    }

    @Test
    void is_never_mixed_and_never_cut() {
        Money yen = new Money(1, YEN);
        assertThatThrownBy(() -> Money.ZERO.plus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.eur("1.005")).isInstanceOf(ArithmeticException.class);
        assertThat(Money.rounded(new BigDecimal("1.005"), Money.EUR)).isEqualTo(Money.eur("1.01"));
    }
}
