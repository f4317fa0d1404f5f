package de.mahnwerk.merchant.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of equal instalments, whatever the amount, their number and the first day. */
class InstalmentProperties {

    @Test
    void together_they_are_the_amount_and_differ_by_a_cent_at_most() {
        qt().forAll(
                        longs().between(100, 10_000_000),
                        integers().between(2, Instalment.MOST),
                        integers().between(0, 800))
                .checkAssert((cents, count, days) -> {
                    LocalDate first = LocalDate.of(2026, 1, 31).plusDays(days);
                    List<Instalment> parts = Instalment.equal(cents, count, first, Instalment.Interval.MONTH);
                    assertThat(parts).hasSize(count);
                    assertThat(parts.stream().mapToLong(Instalment::cents).sum())
                            .isEqualTo(cents);
                    assertThat(parts.getFirst().cents() - parts.getLast().cents())
                            .isBetween(0L, 1L);
                    assertThat(parts.stream().map(Instalment::dueOn)).isSorted().doesNotHaveDuplicates();
                    assertThat(parts.getLast().dueOn()).isEqualTo(first.plusMonths(count - 1L));
                });
    }
}
