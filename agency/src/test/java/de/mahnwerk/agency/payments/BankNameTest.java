package de.mahnwerk.agency.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankNameTest {

    @ParameterizedTest
    @CsvSource({
        "Kaya Lauren, Laurén",
        "MUELLER KARL, Müller",
        "Karl Müller, Mueller",
        "MULLER KARL, Müller",
        "Gross Eva, Groß",
        "MÜLLER-LÜDENSCHEIDT, Müller-Lüdenscheidt"
    })
    void a_name_is_found_however_the_bank_writes_it(String payer, String name) {
        assertThat(BankName.holds(payer, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Karl Mueller, Möller",
        "Eva Schmidt, Schmitt",
        "Eva Schmidt, ' '",
        "Wolfgang Kern, Ng",
        "Otto Wolf, Ott",
        "Mozart GmbH, Öz"
    })
    void another_name_is_not(String payer, String name) {
        assertThat(BankName.holds(payer, name)).isFalse();
    }
}
