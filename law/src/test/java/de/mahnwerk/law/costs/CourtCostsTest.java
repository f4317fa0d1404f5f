package de.mahnwerk.law.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.law.costs.CourtDunningFee.Stage;
import de.mahnwerk.law.costs.OneLawyer.Dispute;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtCostsTest {

    private static final LocalDate NOW = LocalDate.of(2026, 1, 10);
    private static final FeeTables TABLES = FeeTables.published();

    @ParameterizedTest(name = "{0}: {1} before, {2} now")
    @CsvSource(textBlock = """
               50.00,  36.00,  38.00
             1000.00,  36.00,  38.00
             1000.01,  39.00,  41.00
             5000.00,  80.50,  85.25
            95000.00, 498.50, 529.00
            """)
    void the_court_fee_by_the_day_of_filing(String claim, String before, String now) {
        assertThat(CourtFee.of(Money.eur(claim), LocalDate.of(2025, 5, 31), TABLES)
                        .total())
                .isEqualTo(Money.eur(before));
        assertThat(CourtFee.of(Money.eur(claim), LocalDate.of(2025, 6, 1), TABLES)
                        .total())
                .isEqualTo(Money.eur(now));
    }

    @Test
    void the_court_fee_explains_its_minimum_and_its_law() {
        Costs fee = CourtFee.of(Money.eur("500.00"), NOW, TABLES);
        assertThat(fee.explain(Locale.GERMAN))
                .isEqualTo("Gebühr für das Mahnverfahren (KV 1100 GKG), Satz 0,5 aus 500,00 €: 38,00 €. Zusammen"
                        + " 38,00 €. Berechnet nach: GKG in der seit 01.06.2025 geltenden Fassung. Die halbe Gebühr von"
                        + " 20,00 € liegt unter der Mindestgebühr von 38,00 €. Maßgeblich ist der Tag, an dem das"
                        + " Verfahren anhängig wurde, 10.01.2026 (§ 71 Abs. 1 GKG).");
        assertThat(CourtFee.of(Money.eur("5000.00"), NOW, TABLES).notes()).hasSize(1);
        assertThat(CourtFee.of(Money.eur("1000.00"), LocalDate.of(2021, 1, 1), TABLES)
                        .vat())
                .isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> CourtFee.of(Money.eur("500.00"), LocalDate.of(2020, 12, 31), TABLES))
                .isInstanceOf(UnknownLaw.class);
    }

    @Test
    void a_business_fee_keeps_its_own_law_when_it_is_credited() {
        Credit of2021 = Credit.of(FeeRate.NORMAL, LocalDate.of(2025, 5, 1));
        Costs costs = CourtDunningFee.of(Money.eur("500.00"), NOW, Stage.ORDER_TO_PAY, of2021, Vat.NONE, TABLES);
        assertThat(costs.fee()).isEqualTo(Money.eur("29.45")); // 51.50 - 22.05, half of 0.9 x 49.00
        assertThat(costs.expenses()).isEqualTo(Money.eur("10.30"));
        assertThat(costs.explain(Locale.GERMAN)).contains("Satz -0,45 aus 500,00 €: -22,05 €", "§ 15a Abs. 1 RVG");
    }

    @Test
    void nothing_is_credited_after_more_than_two_calendar_years() {
        Credit old = new Credit(FeeRate.NORMAL, LocalDate.of(2023, 1, 2), LocalDate.of(2023, 12, 31));
        assertThat(old.hasLapsedOn(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(old.hasLapsedOn(LocalDate.of(2026, 1, 1))).isTrue();
        Costs costs = CourtDunningFee.of(Money.eur("500.00"), NOW, Stage.ORDER_TO_PAY, old, Vat.NONE, TABLES);
        assertThat(costs.fee()).isEqualTo(Money.eur("51.50"));
        assertThat(costs.explain(Locale.ENGLISH)).contains("Nothing is credited");
    }

    @Test
    void three_stages_of_the_procedure() {
        assertThat(stage(Stage.ENDED_BEFORE_FILING).total()).isEqualTo(Money.eur("30.90"));
        assertThat(stage(Stage.ORDER_TO_PAY).total()).isEqualTo(Money.eur("61.80"));
        assertThat(stage(Stage.ENFORCEMENT_ORDER).total()).isEqualTo(Money.eur("92.70"));
        assertThat(CourtDunningFee.of(
                                Money.eur("2500.00"),
                                LocalDate.of(2021, 1, 1),
                                Stage.ENFORCEMENT_ORDER,
                                null,
                                Vat.STANDARD,
                                TABLES)
                        .total())
                .isEqualTo(Money.eur("420.07"));
    }

    @Test
    void a_part_that_was_not_filed_costs_no_more_than_the_whole() {
        Costs cut = CourtDunningFee.partly(Money.eur("400.00"), Money.eur("400.00"), NOW, Vat.NONE, TABLES);
        assertThat(cut.fee()).isEqualTo(Money.eur("77.25")); // 51.50 + 25.75 stays below 93.00
        Costs small = CourtDunningFee.partly(Money.eur("250.00"), Money.eur("250.00"), NOW, Vat.NONE, TABLES);
        assertThat(small.fee()).isEqualTo(Money.eur("51.50")); // 77.25 cut to a whole fee of 500.00
        assertThat(small.lines().getLast().amount()).isEqualTo(Money.eur("-25.75"));
        assertThat(small.explain(Locale.GERMAN)).contains("§ 15 Abs. 3 RVG");
    }

    @Test
    void enforcement_and_instalments() {
        Costs act = EnforcementFee.of(Money.eur("5000.00"), NOW, PaymentAgreement.NONE, Vat.NONE, TABLES);
        assertThat(act.total()).isEqualTo(Money.eur("126.35"));
        assertThat(act.explain(Locale.ENGLISH)).contains("section 788(1) ZPO");
        assertThat(EnforcementFee.of(Money.eur("500.00"), NOW, PaymentAgreement.INSTALMENTS, Vat.NONE, TABLES)
                        .fee())
                .isEqualTo(Money.eur("51.50")); // 15.45 + 36.05
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
                10.00,  1.00
               530.00,  5.30
              2500.00, 25.00
              5000.00, 37.50
             10000.00, 62.50
             20000.00, 87.50
            """)
    void the_payout_fee_in_three_steps(String paid, String fee) {
        assertThat(PayoutFee.of(Money.eur(paid), NOW, TABLES).total()).isEqualTo(Money.eur(fee));
    }

    @Test
    void a_payout_is_above_zero() {
        assertThatThrownBy(() -> PayoutFee.of(Money.ZERO, NOW, TABLES)).hasMessageContaining("above zero");
        assertThat(PayoutFee.of(Money.eur("1.00"), NOW, TABLES).explain(Locale.ENGLISH))
                .contains("payout fee");
    }

    @Test
    void collection_company_and_lawyer_cost_as_much_as_one_lawyer() {
        OneLawyer one =
                OneLawyer.of(Money.eur("55.62"), Money.eur("61.80"), Money.eur("94.24"), Dispute.NONE_OR_BEFORE);
        assertThat(one.recoverable()).isEqualTo(Money.eur("94.24"));
        assertThat(one.lost()).isEqualTo(Money.eur("23.18"));
        assertThat(one.explain(Locale.GERMAN)).contains("94,24 €", "23,18 €", "§ 13f Satz 1 RDG");
        OneLawyer both = OneLawyer.of(
                Money.eur("55.62"), Money.eur("61.80"), Money.eur("94.24"), Dispute.AFTER_COLLECTION_MANDATE);
        assertThat(both.recoverable()).isEqualTo(Money.eur("117.42"));
        assertThat(both.lost()).isEqualTo(Money.ZERO);
        assertThat(both.explain(Locale.ENGLISH)).contains("€117.42", "sentence 2");
    }

    @Test
    void vat_by_rate_and_only_what_the_creditor_cannot_deduct() {
        assertThat(new Vat(new BigDecimal("16")).on(Money.eur("100.00"))).isEqualTo(Money.eur("16.00"));
        assertThat(Vat.of(CreditorVat.CREDITOR_DEDUCTS).isNone()).isTrue();
        assertThat(Vat.of(CreditorVat.CREDITOR_CANNOT_DEDUCT)).isEqualTo(Vat.STANDARD);
        assertThatThrownBy(() -> new Vat(new BigDecimal("-1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vat(new BigDecimal("100"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Costs stage(Stage stage) {
        return CourtDunningFee.of(Money.eur("500.00"), NOW, stage, null, Vat.NONE, TABLES);
    }
}
