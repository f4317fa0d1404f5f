package de.mahnwerk.law.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentFormatsTest {

    private static final String IBAN = "DE33100205000001194700";

    @ParameterizedTest
    @CsvSource({
        "AB2G5,        RF68AB2G5",
        "1234512345,   RF451234512345",
        "ISO11649,     RF60ISO11649",
        "539007547034, RF18539007547034"
    })
    void creditor_references(String body, String reference) {
        assertThat(CreditorReference.of(body).value()).isEqualTo(reference);
        assertThat(CreditorReference.isValid(reference)).isTrue();
        assertThat(CreditorReference.parse(reference.toLowerCase(java.util.Locale.ROOT)))
                .contains(new CreditorReference(reference));
    }

    @Test
    void a_reference_with_a_wrong_digit_is_none() {
        assertThat(CreditorReference.isValid("RF18539007547035")).isFalse();
        assertThat(CreditorReference.parse("RF19539007547034")).isEmpty();
        assertThat(CreditorReference.isValid("RF18")).isFalse();
        assertThatThrownBy(() -> new CreditorReference("RF18539007547035"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CreditorReference.of("1234567890123456789012"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CreditorReference.of("Ü")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reference_is_printed_in_groups_of_four() {
        assertThat(CreditorReference.of(539007547034L).printed()).isEqualTo("RF18 5390 0754 7034");
        assertThat(CreditorReference.parse("RF18 5390 0754 7034")).contains(CreditorReference.of(539007547034L));
        assertThat(CreditorReference.of(539007547034L)).hasToString("RF18539007547034");
    }

    @Test
    void the_published_qr_code() {
        EpcQr code = new EpcQr(
                EpcQr.Characters.ISO_8859_1,
                "",
                "Wikimedia Foerdergesellschaft",
                IBAN,
                Money.eur("20.00"),
                "",
                "Spende fuer Wikipedia");
        assertThat(code.payload()).isEqualTo("""
                BCD
                002
                2
                SCT

                Wikimedia Foerdergesellschaft
                DE33100205000001194700
                EUR20


                Spende fuer Wikipedia""");
    }

    @Test
    void a_code_with_a_reference_ends_with_it() {
        assertThat(EpcQr.of("Händler", IBAN, Money.eur("89.90"), CreditorReference.of(539007547034L))
                        .payload())
                .isEqualTo("BCD\n002\n1\nSCT\n\nHändler\n" + IBAN + "\nEUR89.90\n\nRF18539007547034");
        assertThat(EpcQr.of("Händler", IBAN, Money.eur("10.00"), "RE-1").payload())
                .endsWith("EUR10\n\n\nRE-1");
    }

    @Test
    void what_the_code_does_not_hold_is_refused() {
        refused("", Money.eur("1.00"), "text");
        refused("x".repeat(71), Money.eur("1.00"), "text");
        refused("name", Money.ZERO, "text");
        refused("name", Money.eur("1000000000.00"), "text");
        refused("name", Money.eur("1.00"), "x".repeat(141));
        refused("name", Money.eur("1.00"), "two\nlines");
        refused("ü".repeat(70), Money.eur("1.00"), "ü".repeat(140));
        assertThatThrownBy(() -> new EpcQr(
                        EpcQr.Characters.UTF_8, "", "name", IBAN, Money.eur("1.00"), "RF18539007547034", "text"))
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> EpcQr.of("name", "DE33 1002 0500 0001 1947 00", Money.eur("1.00"), "text"))
                .hasMessageContaining("IBAN");
        assertThatThrownBy(
                        () -> new EpcQr(EpcQr.Characters.UTF_8, "MARKDEF", "name", IBAN, Money.eur("1.00"), "", "text"))
                .hasMessageContaining("BIC");
        assertThatThrownBy(() ->
                        new EpcQr(EpcQr.Characters.UTF_8, "", "name", IBAN, Money.eur("1.00"), "1".repeat(36), ""))
                .hasMessageContaining("35");
        Money francs = new Money(100, java.util.Currency.getInstance("CHF"));
        assertThatThrownBy(() -> EpcQr.of("name", IBAN, francs, "text")).hasMessageContaining("in euros");
        assertThat(new EpcQr(EpcQr.Characters.UTF_8, "MARKDEF1100", "name", IBAN, Money.eur("0.01"), "1".repeat(35), "")
                        .payload())
                .startsWith("BCD\n002\n1\nSCT\nMARKDEF1100\n")
                .endsWith("\nEUR0.01\n\n" + "1".repeat(35));
        assertThat(EpcQr.of("x".repeat(70), IBAN, Money.eur("999999999.99"), "x".repeat(140))
                        .payload())
                .hasSizeLessThanOrEqualTo(331);
    }

    private static void refused(String name, Money amount, String text) {
        assertThatThrownBy(() -> EpcQr.of(name, IBAN, amount, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("EPC069-12");
    }
}
