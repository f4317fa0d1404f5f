package de.mahnwerk.law.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideClaimsTest {

    @ParameterizedTest(name = "lump sum and costs of {0}: {2}")
    @CsvSource({"55.62, 0.00, 55.62", "30.90, 9.10, 40.00", "2.40, 37.60, 40.00", "0.00, 40.00, 40.00"})
    void the_lump_sum_is_set_off_against_costs(String costs, String beside, String total) {
        LumpSum lumpSum = LumpSum.of(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE, Money.eur(costs));
        assertThat(lumpSum.besideCosts()).isEqualTo(Money.eur(beside));
        assertThat(lumpSum.total()).isEqualTo(Money.eur(total));
        assertThat(lumpSum.explain(Locale.GERMAN)).contains("40,00 €", "§ 288 Abs. 5");
    }

    @Test
    void a_consumer_owes_no_lump_sum_and_neither_does_who_owes_damages() {
        Money costs = Money.eur("5.00");
        assertThat(LumpSum.of(DebtorKind.CONSUMER, ClaimKind.PAYMENT_FOR_PERFORMANCE, costs))
                .isEqualTo(new LumpSum(Money.ZERO, Money.ZERO, costs));
        assertThat(LumpSum.of(DebtorKind.BUSINESS, ClaimKind.OTHER, costs).entitled())
                .isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> LumpSum.of(DebtorKind.BUSINESS, ClaimKind.OTHER, Money.cents(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} {1} {2} wants {3}, may charge {4}")
    @CsvSource({
        "BEFORE_DEFAULT,  LETTER, CONSUMER, 1.50, 0.00",
        "CREATES_DEFAULT, LETTER, BUSINESS, 1.50, 0.00",
        "IN_DEFAULT,      EMAIL,  BUSINESS, 1.50, 0.00",
        "IN_DEFAULT,      LETTER, CONSUMER, 1.20, 1.20",
        "IN_DEFAULT,      LETTER, CONSUMER, 1.50, 1.50",
        "IN_DEFAULT,      LETTER, CONSUMER, 2.50, 1.50",
        "IN_DEFAULT,      LETTER, BUSINESS, 5.00, 2.50",
    })
    void a_notice_costs_little_or_nothing(
            DunningCosts.Standing standing,
            DunningCosts.Channel channel,
            DebtorKind debtor,
            String wanted,
            String allowed) {
        DunningCosts costs = DunningCosts.of(Money.eur(wanted), channel, debtor, standing, DunningCosts.Caps.CAUTIOUS);
        assertThat(costs.allowed()).isEqualTo(Money.eur(allowed));
        assertThat(costs.explain(Locale.GERMAN).contains("Gekürzt"))
                .isEqualTo(allowed.equals("2.50") || wanted.equals("2.50"));
    }

    @Test
    void a_cut_and_the_lump_sum_are_told() {
        assertThat(DunningCosts.of(
                                Money.eur("5.00"),
                                DunningCosts.Channel.LETTER,
                                DebtorKind.BUSINESS,
                                DunningCosts.Standing.IN_DEFAULT,
                                DunningCosts.Caps.CAUTIOUS)
                        .explain(Locale.ENGLISH))
                .contains("Cut from €5.00 to the cap of €2.50.", "absorbed by the lump sum");
        assertThatThrownBy(() -> DunningCosts.of(
                        Money.cents(-1),
                        DunningCosts.Channel.LETTER,
                        DebtorKind.BUSINESS,
                        DunningCosts.Standing.IN_DEFAULT,
                        DunningCosts.Caps.CAUTIOUS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
