package de.mahnwerk.law.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.PercentagePoints;
import de.mahnwerk.law.Rate;
import de.mahnwerk.law.UnknownLaw;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestTest {

    private static final BaseRates RATES = BaseRates.published();
    private static final InterestTerms FIVE =
            InterestTerms.statutory(DebtorKind.CONSUMER, ClaimKind.PAYMENT_FOR_PERFORMANCE);

    @ParameterizedTest(name = "{0}: {1} from {2} to {3} at {4} points")
    @CsvSource(textBlock = """
            I1,   10000.00, 2023-01-01, 2023-06-30, 5, 181,  328.28,  328.28,  328.28,  332.84
            I2,   10000.00, 2023-01-01, 2023-06-30, 9, 181,  526.64,  526.64,  526.64,  533.95
            I3,     354.16, 2018-04-30, 2018-06-17, 5,  49,    1.96,    1.96,    1.96,    1.99
            I5,    1000.00, 2026-07-02, 2026-11-23, 5, 145,   25.90,   25.90,   25.90,   26.26
            I6,    1000.00, 2026-07-02, 2026-11-23, 9, 145,   41.79,   41.79,   41.79,   42.37
            I7,    5000.00, 2026-05-15, 2026-09-30, 9, 139,  198.70,  198.70,  198.70,  201.46
            I10,    750.00, 2022-12-01, 2026-11-23, 5, 1454, 215.45,  215.46,  215.28,  218.44
            I13, 100000.00, 2026-10-06, 2026-10-06, 9,   1,   28.82,   28.82,   28.82,   29.22
            I14,      0.50, 2026-01-01, 2026-01-31, 5,  31,    0.00,    0.00,    0.00,    0.00
            """)
    void the_vectors_of_the_law_file(
            String vector,
            String principal,
            LocalDate from,
            LocalDate to,
            String points,
            long days,
            String sum,
            String perSegment,
            String actAct,
            String act360) {
        InterestTerms terms = InterestTerms.aboveBaseRate(PercentagePoints.of(points));
        assertThat(interest(principal, from, to, terms).days()).as(vector).isEqualTo(days);
        assertThat(amount(principal, from, to, terms)).isEqualTo(sum);
        assertThat(amount(principal, from, to, terms.with(Rounding.SEGMENT))).isEqualTo(perSegment);
        assertThat(amount(principal, from, to, terms.with(DayCount.ACT_ACT))).isEqualTo(actAct);
        assertThat(amount(principal, from, to, terms.with(DayCount.ACT_360))).isEqualTo(act360);
    }

    @Test
    void a_new_rate_applies_on_the_first_of_july_itself() {
        InterestResult result = interest("5000.00", day("2026-05-15"), day("2026-09-30"), nine());
        assertThat(result.segments()).extracting(Segment::days).containsExactly(47L, 92L);
        assertThat(result.segments()).extracting(Segment::from).contains(day("2026-07-01"));
        assertThat(result.segments().getLast().rate().percent()).isEqualByComparingTo("10.52");
    }

    @Test
    void a_negative_base_rate_is_added_as_it_is() {
        assertThat(interest("354.16", day("2018-04-30"), day("2018-06-17"), FIVE)
                        .segments()
                        .getFirst()
                        .rate()
                        .percent())
                .isEqualByComparingTo("4.12");
    }

    @Test
    void nothing_is_computed_past_the_last_known_half_year() {
        assertThat(amount("100.00", day("2026-12-31"), day("2026-12-31"), FIVE)).isEqualTo("0.02");
        assertThatThrownBy(() -> interest("100.00", day("2026-12-31"), day("2027-01-01"), FIVE))
                .isInstanceOf(UnknownLaw.class)
                .hasMessageContaining("2027-01-01")
                .hasMessageContaining("2026-12-31");
        assertThatThrownBy(() -> interest("100.00", day("2001-12-31"), day("2001-12-31"), FIVE))
                .isInstanceOf(UnknownLaw.class);
        assertThat(amount("100.00", day("2027-01-01"), day("2027-12-31"), InterestTerms.amongMerchants()))
                .isEqualTo("5.00");
    }

    @Test
    void an_operator_adds_the_next_half_year_without_a_release() {
        BaseRates rates = RATES.extendedBy("valid_from,rate_percent\n2027-01-01,1.77\n");
        assertThat(rates.lastKnownDay()).isEqualTo(day("2027-06-30"));
        assertThat(rates.on(day("2027-06-30"))).isEqualTo(Rate.percent("1.77"));
        assertThatThrownBy(() -> RATES.extendedBy("valid_from,rate_percent\n2027-07-01,1.77"))
                .hasMessageContaining("2027-01-01");
        assertThatThrownBy(() -> RATES.extendedBy("valid_from,rate_percent\n2027-02-01,1.77"))
                .hasMessageContaining("1 January and 1 July");
        assertThatThrownBy(() -> RATES.extendedBy("valid_from,rate_percent\n2027-01-01"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RATES.extendedBy("valid_from,rate_percent\nsoon,1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_repaid_bears_interest_to_the_day_of_payment_or_the_day_before() {
        List<Repayment> paid = List.of(new Repayment(day("2026-09-01"), Money.eur("200.00")));
        InterestResult counted =
                Interest.on(Money.eur("1000.00"), paid, day("2026-07-02"), day("2026-11-23"), FIVE, RATES);
        assertThat(counted.segments()).extracting(Segment::to).containsExactly(day("2026-09-01"), day("2026-11-23"));
        assertThat(counted.segments().getLast().principal()).isEqualTo(Money.eur("800.00"));
        InterestResult before = Interest.on(
                Money.eur("1000.00"),
                paid,
                day("2026-07-02"),
                day("2026-11-23"),
                FIVE.with(PaymentDay.NOT_COUNTED),
                RATES);
        assertThat(before.segments().getFirst().to()).isEqualTo(day("2026-08-31"));
        assertThat(before.days()).isEqualTo(145);
    }

    @Test
    void nothing_more_accrues_when_all_is_repaid() {
        List<Repayment> paid = List.of(
                new Repayment(day("2026-08-01"), Money.eur("60.00")),
                new Repayment(day("2026-07-10"), Money.eur("40.00")));
        InterestResult result =
                Interest.on(Money.eur("100.00"), paid, day("2026-07-02"), day("2026-11-23"), FIVE, RATES);
        assertThat(result.segments()).extracting(Segment::to).containsExactly(day("2026-07-10"), day("2026-08-01"));
        assertThatThrownBy(
                        () -> Interest.on(Money.eur("99.99"), paid, day("2026-07-02"), day("2026-11-23"), FIVE, RATES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_day_no_interest() {
        assertThat(interest("100.00", day("2026-07-02"), day("2026-07-01"), FIVE))
                .satisfies(none -> assertThat(none.amount()).isEqualTo(Money.ZERO))
                .satisfies(
                        none -> assertThat(none.explain(Locale.GERMAN)).isEqualTo("Es sind keine Zinsen entstanden."));
    }

    @Test
    void nine_points_only_without_a_consumer_and_for_payment_for_performance() {
        assertThat(points(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE))
                .isEqualTo(PercentagePoints.NINE);
        assertThat(points(DebtorKind.BUSINESS, ClaimKind.OTHER)).isEqualTo(PercentagePoints.FIVE);
        assertThat(points(DebtorKind.CONSUMER, ClaimKind.PAYMENT_FOR_PERFORMANCE))
                .isEqualTo(PercentagePoints.FIVE);
        assertThat(points(DebtorKind.CONSUMER, ClaimKind.CONSUMER_CREDIT)).isEqualTo(PercentagePoints.FIVE);
        assertThat(points(DebtorKind.CONSUMER, ClaimKind.MORTGAGE_CREDIT)).isEqualTo(PercentagePoints.TWO_AND_A_HALF);
    }

    @Test
    void old_obligations_bear_eight_points() {
        assertThat(InterestTerms.statutory(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE, day("2014-07-28"))
                        .rule())
                .isEqualTo(new InterestRule.AboveBaseRate(PercentagePoints.EIGHT));
        assertThat(InterestTerms.statutory(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE, day("2014-07-29"))
                        .rule())
                .isEqualTo(new InterestRule.AboveBaseRate(PercentagePoints.NINE));
    }

    @Test
    void the_result_explains_itself_in_both_languages() {
        InterestResult result = interest("1000.00", day("2026-07-02"), day("2026-11-23"), FIVE);
        assertThat(result.explain(Locale.GERMANY))
                .isEqualTo(
                        "Zinsen (§§ 247, 288 Abs. 1 BGB), 5 Prozentpunkte über dem Basiszinssatz jährlich: 1.000,00 €"
                                + " vom 02.07.2026 bis 23.11.2026: 145 Tage zu 6,52 % = 25,90 €. Zusammen 25,90 €"
                                + " (taggenau, Jahr zu 365 Tagen; einmal am Ende gerundet).");
        assertThat(result.explain(Locale.ENGLISH))
                .isEqualTo("Interest (sections 247, 288(1) BGB), 5 percentage points above the base rate, per year:"
                        + " €1,000.00 from 2 July 2026 to 23 November 2026: 145 days at 6.52% = €25.90. In total"
                        + " €25.90 (actual days, year of 365 days; rounded once at the end).");
    }

    @Test
    void a_fixed_rate_asks_no_base_rate_and_cites_its_own_paragraph() {
        InterestResult agreed =
                interest("1000.00", day("2027-01-01"), day("2027-12-31"), InterestTerms.agreed(Rate.percent("8")));
        assertThat(agreed.amount()).isEqualTo(Money.eur("80.00"));
        assertThat(agreed.explain(Locale.GERMAN)).contains("vertraglich vereinbart, § 288 Abs. 3 BGB", "jährlich");
        InterestResult onInterest =
                interest("1000.00", day("2027-01-01"), day("2027-12-31"), InterestTerms.onConsumerCreditInterest());
        assertThat(onInterest.amount()).isEqualTo(Money.eur("40.00"));
        assertThat(onInterest.explain(Locale.ENGLISH)).contains("sections 497(2), 246 BGB");
    }

    @Test
    void points_cite_the_sentence_that_gives_them() {
        assertThat(explained(InterestTerms.aboveBaseRate(PercentagePoints.NINE)))
                .contains("(§§ 247, 288 Abs. 2 BGB)");
        assertThat(explained(InterestTerms.aboveBaseRate(PercentagePoints.FIVE)))
                .contains("(§§ 247, 288 Abs. 1 BGB)");
        assertThat(explained(nine())).contains("(§§ 247, 288 Abs. 2 BGB)");
        assertThat(explained(InterestTerms.statutory(DebtorKind.CONSUMER, ClaimKind.MORTGAGE_CREDIT)))
                .contains("(§§ 247, 497 Abs. 4 BGB)", "2,5 Prozentpunkte");
    }

    private static String explained(InterestTerms terms) {
        return interest("1000.00", day("2026-07-02"), day("2026-07-02"), terms).explain(Locale.GERMAN);
    }

    @Test
    void one_day_is_not_called_days() {
        InterestResult result = interest("1000.00", day("2026-07-02"), day("2026-07-02"), FIVE);
        assertThat(result.explain(Locale.GERMAN)).contains(": 1 Tag zu 6,52");
        assertThat(result.explain(Locale.ENGLISH)).contains(": 1 day at 6.52%");
    }

    @Test
    void the_tables_say_from_when_to_when_they_go() {
        assertThat(BaseRates.ofThisRelease().firstKnownDay()).isEqualTo("2002-01-01");
        assertThat(BaseRates.ofThisRelease().lastKnownDay()).isEqualTo("2026-12-31");
        assertThat(BaseRates.published().on(day("2026-07-01"))).isEqualTo(Rate.percent("1.52"));
    }

    @Test
    void thirty_360_counts_every_month_as_thirty_days() {
        assertThat(DayCount.THIRTY_360.days(day("2026-01-01"), day("2026-01-31")))
                .isEqualTo(30);
        assertThat(DayCount.THIRTY_360.days(day("2026-02-01"), day("2026-02-28")))
                .isEqualTo(30);
        assertThat(DayCount.THIRTY_360.days(day("2026-07-02"), day("2026-11-23")))
                .isEqualTo(142);
        assertThat(amount("1000.00", day("2026-07-01"), day("2026-12-31"), FIVE.with(DayCount.THIRTY_360)))
                .isEqualTo("32.60");
    }

    private static PercentagePoints points(DebtorKind debtor, ClaimKind claim) {
        return switch (InterestTerms.statutory(debtor, claim).rule()) {
            case InterestRule.AboveBaseRate above -> above.points();
            case InterestRule.Fixed fixed -> throw new AssertionError(fixed);
        };
    }

    private static InterestTerms nine() {
        return InterestTerms.statutory(DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE);
    }

    private static String amount(String principal, LocalDate from, LocalDate to, InterestTerms terms) {
        return interest(principal, from, to, terms).amount().toPlainString();
    }

    private static InterestResult interest(String principal, LocalDate from, LocalDate to, InterestTerms terms) {
        return Interest.on(Money.eur(principal), from, to, terms, RATES);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
