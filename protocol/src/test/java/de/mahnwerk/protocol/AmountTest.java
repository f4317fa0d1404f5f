package de.mahnwerk.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountTest {

    @Test
    void an_amount_is_exact_cents_and_a_decimal_string() {
        assertThat(Amount.ofCents(8990)).isEqualTo(new Amount("89.90", "EUR"));
        assertThat(Amount.ofCents(-5).amount()).isEqualTo("-0.05");
        assertThat(new Amount("1234567.89", "EUR").cents()).isEqualTo(123456789);
        assertThat(Amount.of(new BigDecimal("1E+2"), "EUR").amount()).isEqualTo("100");
    }

    @Test
    void half_a_cent_is_no_amount() {
        assertThatThrownBy(() -> System.out.print(new Amount("0.005", "EUR").cents()))
                .isInstanceOf(ArithmeticException.class);
    }
}
