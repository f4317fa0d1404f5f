package de.mahnwerk.law.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import de.mahnwerk.law.Any;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every payment: no cent is lost. */
class PaymentProperties {

    @Test
    void an_allocation_sums_to_the_payment_and_its_reversal_restores_the_debt() {
        for (Allocation.Order order : Allocation.Order.values()) {
            qt().forAll(Any.payments(), Any.debts()).checkAssert((payment, debt) -> {
                Allocation allocation = Allocation.allocate(payment, debt, order);
                assertThat(allocation.payment()).isEqualTo(payment);
                assertThat(allocation.reversedFrom(allocation.remaining())).isEqualTo(debt);
                assertThat(allocation.overpaid().isPositive()).isEqualTo(payment.compareTo(debt.total()) > 0);
                assertThat(allocation.remaining().total().plus(payment))
                        .isEqualTo(debt.total().plus(allocation.overpaid()));
            });
        }
    }

    @Test
    void over_several_debts_no_cent_is_lost_and_none_is_paid_twice() {
        qt().forAll(
                        Any.payments(),
                        lists().of(Any.debts()).ofSizeBetween(1, 6),
                        integers().between(0, 6))
                .checkAssert((payment, all, named) -> {
                    List<OpenDebt> open = IntStream.range(0, all.size())
                            .mapToObj(index -> open("R" + index, all.get(index), index % 3))
                            .toList();
                    DebtsAllocation result =
                            DebtsAllocation.allocate(payment, open, List.of("R" + named), LocalDate.of(2026, 1, 2));
                    Money met = Money.sum(result.parts().stream()
                            .map(part -> part.allocation().payment())
                            .toList());
                    assertThat(met.plus(result.overpaid())).isEqualTo(payment);
                    assertThat(result.parts())
                            .extracting(DebtsAllocation.Part::id)
                            .doesNotHaveDuplicates();
                    assertThat(result.parts())
                            .allSatisfy(part ->
                                    assertThat(part.allocation().overpaid()).isEqualTo(Money.ZERO));
                });
    }

    @Test
    void a_creditor_reference_is_found_again_in_any_text_and_spelling() {
        qt().forAll(longs().between(0, 999_999_999_999_999_999L)).checkAssert(number -> {
            CreditorReference reference = CreditorReference.of(number);
            assertThat(Remittance.of("zu " + reference.printed().toLowerCase(Locale.ROOT) + "; danke")
                            .references())
                    .contains(reference);
        });
    }

    private static OpenDebt open(String id, Debt debt, int age) {
        LocalDate due = LocalDate.of(2026, 1, 1).plusDays(age);
        return new OpenDebt(id, debt, due, due, OpenDebt.Security.NONE, Rate.percent("6.52"), Allocation.Order.GENERAL);
    }
}
