package de.mahnwerk.law.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.NationwideHolidays;
import de.mahnwerk.law.UnknownLaw;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionFeeTest {

    private static final LocalDate SINCE_2025 = LocalDate.of(2026, 1, 10);
    private static final LocalDate SINCE_2021 = LocalDate.of(2025, 5, 31);

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(textBlock = """
               50.00, 0.5,  15.75,  3.15,  18.90,  15.00,  3.00,  18.00
               50.00, 0.9,  28.35,  5.67,  34.02,  27.00,  5.40,  32.40
               50.01, 0.9,  46.35,  9.27,  55.62,  44.10,  8.82,  52.92
              500.00, 0.5,  25.75,  5.15,  30.90,  24.50,  4.90,  29.40
              500.00, 0.9,  46.35,  9.27,  55.62,  44.10,  8.82,  52.92
              500.00, 1.3,  66.95, 13.39,  80.34,  63.70, 12.74,  76.44
              500.01, 0.9,  83.70, 16.74, 100.44,  79.20, 15.84,  95.04
             1500.00, 0.9, 121.05, 20.00, 141.05, 114.30, 20.00, 134.30
             5000.00, 0.9, 319.05, 20.00, 339.05, 300.60, 20.00, 320.60
            """)
    void uncontested_claims_in_both_law_versions(
            String claim,
            String rate,
            String fee,
            String expenses,
            String total,
            String fee2021,
            String expenses2021,
            String total2021) {
        Costs now = of(claim, SINCE_2025, FeeRate.uncontested(rate));
        assertThat(List.of(now.fee(), now.expenses(), now.total()))
                .containsExactly(Money.eur(fee), Money.eur(expenses), Money.eur(total));
        Costs before = of(claim, SINCE_2021, FeeRate.uncontested(rate));
        assertThat(List.of(before.fee(), before.expenses(), before.total()))
                .containsExactly(Money.eur(fee2021), Money.eur(expenses2021), Money.eur(total2021));
    }

    @Test
    void the_small_fee_of_section_13_2_is_for_uncontested_claims_since_the_reform() {
        assertThat(of("50.00", SINCE_2025, FeeRate.CONTESTED).fee()).isEqualTo(Money.eur("66.95"));
        assertThat(of("50.00", LocalDate.of(2021, 9, 30), FeeRate.NORMAL).fee()).isEqualTo(Money.eur("44.10"));
        assertThat(of("50.00", LocalDate.of(2021, 9, 30), FeeRate.NORMAL)
                        .version()
                        .since())
                .isEqualTo("2021-01-01");
        assertThat(of("50.00", LocalDate.of(2021, 10, 1), FeeRate.NORMAL)
                        .version()
                        .since())
                .isEqualTo("2021-10-01");
        assertThat(of("50.00", SINCE_2025, FeeRate.NORMAL).version().since()).isEqualTo("2025-06-01");
    }

    @Test
    void several_claims_of_one_matter_are_added_first() {
        Costs together = CollectionFee.of(
                List.of(Money.eur("300.00"), Money.eur("200.01")),
                SINCE_2025,
                FeeRate.NORMAL,
                CreditorVat.CREDITOR_DEDUCTS);
        assertThat(together).isEqualTo(of("500.01", SINCE_2025, FeeRate.NORMAL));
    }

    @Test
    void vat_only_when_the_creditor_cannot_deduct_it() {
        Costs gross =
                CollectionFee.of(Money.eur("500.00"), SINCE_2025, FeeRate.NORMAL, CreditorVat.CREDITOR_CANNOT_DEDUCT);
        assertThat(gross.vat()).isEqualTo(Money.eur("10.57"));
        assertThat(gross.total()).isEqualTo(Money.eur("66.19"));
        assertThat(gross.net()).isEqualTo(Money.eur("55.62"));
        assertThat(gross.explain(Locale.GERMAN)).contains("Umsatzsteuer (VV 7008 RVG): 10,57 €", "Nr. 6 RDG");
        assertThat(of("500.00", SINCE_2025, FeeRate.NORMAL).vat()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_payment_agreement_earns_0_7_of_half_the_claim() {
        CollectionMatter matter = CollectionMatter.of(List.of(Money.eur("1000.00")), SINCE_2025, FeeRate.NORMAL);
        assertThat(CollectionFee.of(matter.with(PaymentAgreement.INSTALMENTS)).total())
                .isEqualTo(Money.eur("139.75"));
        assertThat(CollectionFee.of(matter.with(PaymentAgreement.SETTLEMENT)).fee())
                .isEqualTo(Money.eur("223.20")); // (0.9 + 1.5) x 93.00
        assertThat(CollectionFee.of(matter.with(PaymentAgreement.SETTLEMENT_AT_COURT))
                        .fee())
                .isEqualTo(Money.eur("176.70")); // (0.9 + 1.0) x 93.00
    }

    @Test
    void before_the_reform_a_payment_agreement_earned_1_5_of_a_fifth() {
        CollectionMatter matter = CollectionMatter.of(
                        List.of(Money.eur("5000.00")), LocalDate.of(2021, 9, 30), FeeRate.NORMAL)
                .with(PaymentAgreement.INSTALMENTS);
        assertThat(CollectionFee.of(matter).lines().getLast().amount()).isEqualTo(Money.eur("132.00")); // 1.5 x 88.00
    }

    @Test
    void each_further_creditor_raises_the_rate_by_0_3_up_to_2_0() {
        CollectionMatter matter = CollectionMatter.of(List.of(Money.eur("500.00")), SINCE_2025, FeeRate.NORMAL);
        assertThat(CollectionFee.of(matter.forCreditors(2)).fee()).isEqualTo(Money.eur("61.80")); // 1.2 x 51.50
        assertThat(CollectionFee.of(matter.forCreditors(20)).fee()).isEqualTo(Money.eur("149.35")); // 2.9 x 51.50
        assertThatThrownBy(() -> matter.forCreditors(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rates_that_the_schedule_does_not_know_are_refused() {
        assertThatThrownBy(() -> FeeRate.uncontested("1.31")).hasMessageContaining("up to 1.3");
        assertThatThrownBy(() -> FeeRate.uncontested("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeeRate.contested("2.6")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeeRate.contested("0.4")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("0.00", SINCE_2025, FeeRate.NORMAL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("1.00", LocalDate.of(2013, 7, 31), FeeRate.NORMAL))
                .isInstanceOf(UnknownLaw.class);
    }

    @Test
    void the_costs_explain_themselves() {
        assertThat(of("500.00", SINCE_2025, FeeRate.NORMAL).explain(Locale.GERMAN))
                .isEqualTo("Geschäftsgebühr (VV 2300 RVG), Satz 0,9 aus 500,00 €: 46,35 €; Pauschale für Post und"
                        + " Telekommunikation (VV 7002 RVG: 20 % der Gebühren, höchstens 20,00 €): 9,27 €. Zusammen"
                        + " 55,62 €. Berechnet nach: RVG in der seit 01.06.2025 geltenden Fassung. Inkassokosten sind"
                        + " bis zu der Höhe zu erstatten, in der ein Rechtsanwalt vergütet würde (§ 13e Abs. 1 RDG)."
                        + " Maßgeblich ist der Tag des Auftrags, 10.01.2026 (§ 60 Abs. 1 RVG). Umsatzsteuer wird nicht"
                        + " verlangt, weil der Gläubiger zum Vorsteuerabzug berechtigt ist.");
    }

    @ParameterizedTest(name = "demanded {0}, simple until {1}")
    @CsvSource({"2026-11-05, 2026-11-19", "2026-11-07, 2026-11-23", "2026-12-11, 2026-12-28", "2026-04-30, 2026-05-15"})
    void a_case_is_simple_for_two_weeks_that_end_on_a_working_day(LocalDate received, LocalDate until) {
        assertThat(FeeRate.simpleUntil(received, NationwideHolidays.NATIONWIDE)).isEqualTo(until);
    }

    private static Costs of(String claim, LocalDate mandate, FeeRate rate) {
        return CollectionFee.of(Money.eur(claim), mandate, rate, CreditorVat.CREDITOR_DEDUCTS);
    }
}
