package de.mahnwerk.law.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemittanceTest {

    private static final List<String> NUMBERS = List.of("RE-2026-0815", "RE-2026-0816", "0815", "A7");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Rechnung RE-2026-0815 vielen Dank   | RE-2026-0815
            re 2026 0815                        | RE-2026-0815
            RE20260815/RE20260816               | RE-2026-0815 RE-2026-0816
            Nr. 0815                            | 0815
            zu a 7                              | A7
            Danke                               |
            RE-2026-08150                       |
            """)
    void the_number_that_the_payer_named(String text, String found) {
        assertThat(String.join(" ", Remittance.of(text).named(NUMBERS))).isEqualTo(found == null ? "" : found);
    }

    @Test
    void a_number_within_a_longer_one_does_not_count() {
        assertThat(Remittance.of("RE 2026 0815").named(List.of("0815", "2026"))).containsExactly("0815", "2026");
        assertThat(Remittance.of("RE 2026 0815").named(NUMBERS)).containsExactly("RE-2026-0815");
    }

    @Test
    void a_number_may_be_a_letter() {
        assertThat(Remittance.of("Rechnung B, danke").named(List.of("A", "B"))).containsExactly("B");
    }

    @Test
    void words_are_not_joined_over_two_texts() {
        assertThat(new Remittance(List.of("RE-2026", "0816")).named(NUMBERS)).isEmpty();
    }

    @Test
    void creditor_references_with_blanks_and_words_behind() {
        assertThat(Remittance.of("Zahlung rf18 5390 0754 7034 danke").references())
                .containsExactly(new CreditorReference("RF18539007547034"));
        assertThat(Remittance.of("RF18539007547035").references()).isEmpty();
        assertThat(new Remittance(List.of("RF68AB2G5", "RF451234512345")).references())
                .hasSize(2);
        assertThat(Remittance.of("5390 RF").references()).isEmpty();
    }

    @Test
    void very_long_runs_and_runs_without_a_digit_are_no_numbers() {
        assertThat(Remittance.of("only words here").runs()).isEmpty();
        assertThat(Remittance.of("1".repeat(60)).runs()).hasSize(1);
        assertThat(Remittance.of("1".repeat(61)).runs()).isEmpty();
        assertThat(Remittance.of("1 2 3 4 5 6 7").runs()).hasSize(27); // runs of up to six words
        assertThat(Remittance.plain("re-2026/0815 ")).isEqualTo("RE20260815");
    }
}
