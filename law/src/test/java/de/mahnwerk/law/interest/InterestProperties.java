package de.mahnwerk.law.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import de.mahnwerk.law.Any;
import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for interest on every amount and over every period. */
class InterestProperties {

    /** What endless fractions leave at the thirtieth digit. */
    private static final BigDecimal A_TRACE = new BigDecimal("1E-25");

    private static final BaseRates RATES = BaseRates.ofThisRelease();
    private static final InterestTerms FIVE =
            InterestTerms.statutory(DebtorKind.CONSUMER, ClaimKind.PAYMENT_FOR_PERFORMANCE);

    @Test
    void interest_before_rounding_is_additive_over_adjoining_periods() {
        for (DayCount dayCount : DayCount.values()) {
            InterestTerms terms = FIVE.with(dayCount);
            qt().forAll(
                            Any.amounts(),
                            Any.days(),
                            integers().between(0, 900),
                            integers().between(1, 900))
                    .checkAssert((principal, from, first, second) -> {
                        LocalDate middle = from.plusDays(first);
                        LocalDate end = middle.plusDays(second);
                        assertThat(interest(principal, from, middle, terms)
                                        .exact()
                                        .add(interest(principal, middle.plusDays(1), end, terms)
                                                .exact()))
                                .isCloseTo(interest(principal, from, end, terms).exact(), within(A_TRACE));
                    });
        }
    }

    @Test
    void interest_never_falls_with_more_days_or_more_principal() {
        qt().forAll(Any.amounts(), Any.amounts(), Any.days(), integers().between(0, 1500))
                .checkAssert((one, more, from, count) -> {
                    LocalDate to = from.plusDays(count);
                    Money interest = interest(one, from, to, FIVE).amount();
                    assertThat(interest(one, from, to.plusDays(1), FIVE).amount())
                            .isGreaterThanOrEqualTo(interest);
                    assertThat(interest(one.plus(more), from, to, FIVE).amount())
                            .isGreaterThanOrEqualTo(interest);
                });
    }

    @Test
    void both_roundings_differ_by_half_a_cent_a_period_at_most() {
        qt().forAll(Any.amounts(), Any.days(), integers().between(0, 1500)).checkAssert((principal, from, count) -> {
            InterestResult sum = interest(principal, from, from.plusDays(count), FIVE);
            InterestResult each = interest(principal, from, from.plusDays(count), FIVE.with(Rounding.SEGMENT));
            assertThat(Math.abs(sum.amount().minus(each.amount()).minorUnits()))
                    .isLessThanOrEqualTo((sum.segments().size() + 1) / 2);
        });
    }

    @Test
    void the_periods_cover_every_day_once() {
        qt().forAll(
                        Any.amounts(),
                        Any.days(),
                        integers().between(0, 1500),
                        integers().between(0, 1500))
                .checkAssert((principal, from, count, paidAfter) -> {
                    List<Repayment> half = List.of(
                            new Repayment(from.plusDays(paidAfter), Money.cents((principal.minorUnits() + 1) / 2)));
                    InterestResult result =
                            Interest.on(principal.plus(Money.cents(1)), half, from, from.plusDays(count), FIVE, RATES);
                    assertThat(result.days()).isEqualTo(count + 1);
                    assertThat(result.segments().getFirst().from()).isEqualTo(from);
                    assertThat(result.segments().getLast().to()).isEqualTo(from.plusDays(count));
                    IntStream.range(1, result.segments().size())
                            .forEach(index -> assertThat(
                                            result.segments().get(index).from())
                                    .isEqualTo(result.segments()
                                            .get(index - 1)
                                            .to()
                                            .plusDays(1)));
                });
    }

    @Test
    void a_repayment_never_raises_the_interest() {
        qt().forAll(
                        Any.amounts(),
                        Any.days(),
                        integers().between(0, 900),
                        integers().between(0, 900))
                .checkAssert((principal, from, count, paidAfter) -> {
                    LocalDate to = from.plusDays(count);
                    Money without = interest(principal, from, to, FIVE).amount();
                    Money with = Interest.on(
                                    principal,
                                    List.of(new Repayment(from.plusDays(paidAfter), principal)),
                                    from,
                                    to,
                                    FIVE,
                                    RATES)
                            .amount();
                    assertThat(with).isLessThanOrEqualTo(without);
                });
    }

    private static InterestResult interest(Money principal, LocalDate from, LocalDate to, InterestTerms terms) {
        return Interest.on(principal, from, to, terms, RATES);
    }
}
