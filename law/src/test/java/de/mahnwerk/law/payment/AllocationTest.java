package de.mahnwerk.law.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {

    private static final LocalDate ON = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "{0}: {5} paid on {2}/{3}/{4}")
    @CsvSource(textBlock = """
            A1, GENERAL,         55.62, 12.30, 500.00, 100.00,  0.00,  0.00, 467.92,  0.00
            A3, CONSUMER_CREDIT, 55.62, 12.30, 500.00, 100.00,  0.00, 12.30, 455.62,  0.00
            A8, GENERAL,         55.62, 12.30, 500.00, 600.00,  0.00,  0.00,   0.00, 32.08
            B1, CONSUMER_CREDIT, 55.62, 12.30, 500.00, 560.00,  0.00,  7.92,   0.00,  0.00
            B2, GENERAL,         55.62, 12.30, 500.00,  60.00,  0.00,  7.92, 500.00,  0.00
            """)
    void one_debt(
            String vector,
            Allocation.Order order,
            String costs,
            String interest,
            String principal,
            String payment,
            String costsAfter,
            String interestAfter,
            String principalAfter,
            String overpaid) {
        Debt debt = new Debt(Money.eur(costs), Money.eur(interest), Money.eur(principal));
        Allocation result = Allocation.allocate(Money.eur(payment), debt, order);
        assertThat(result.remaining())
                .as(vector)
                .isEqualTo(new Debt(Money.eur(costsAfter), Money.eur(interestAfter), Money.eur(principalAfter)));
        assertThat(result.overpaid()).isEqualTo(Money.eur(overpaid));
        assertThat(result.payment()).isEqualTo(Money.eur(payment));
        assertThat(result.reversedFrom(result.remaining())).isEqualTo(debt);
    }

    @Test
    void a_payment_is_not_negative_and_neither_is_a_debt() {
        Debt debt = new Debt(Money.ZERO, Money.ZERO, Money.ZERO);
        assertThatThrownBy(() -> Allocation.allocate(Money.cents(-1), debt, Allocation.Order.GENERAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Debt(Money.ZERO, Money.cents(-1), Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_consumer_credit_puts_interest_last() {
        assertThat(Allocation.Order.of(ClaimKind.CONSUMER_CREDIT)).isEqualTo(Allocation.Order.CONSUMER_CREDIT);
        assertThat(Allocation.Order.of(ClaimKind.MORTGAGE_CREDIT)).isEqualTo(Allocation.Order.GENERAL);
    }

    @Test
    void A5_the_debtor_names_the_younger_invoice() {
        var result = DebtsAllocation.allocate(
                Money.eur("300.00"), List.of(invoice("A", "200.00", 1), invoice("B", "300.00", 2)), List.of("B"), ON);
        assertThat(result.parts()).extracting(DebtsAllocation.Part::id).containsExactly("B");
        assertThat(result.parts().getFirst().allocation().remaining().total()).isEqualTo(Money.ZERO);
    }

    @Test
    void A7_without_a_name_the_older_one_comes_first() {
        var result = DebtsAllocation.allocate(
                Money.eur("300.00"), List.of(invoice("B", "300.00", 2), invoice("A", "200.00", 1)), List.of(), ON);
        assertThat(result.parts()).extracting(DebtsAllocation.Part::id).containsExactly("A", "B");
        assertThat(result.parts().getLast().allocation().remaining().principal())
                .isEqualTo(Money.eur("200.00"));
        assertThat(result.explain(Locale.GERMAN)).contains("A (gesetzliche Reihenfolge, § 366 Abs. 2 BGB)");
    }

    @Test
    void due_before_secured_before_dearer_before_older() {
        OpenDebt base = invoice("base", "10.00", 5);
        OpenDebt notDue = new OpenDebt(
                "not due", base.debt(), ON.plusDays(1), base.arisenOn(), base.security(), base.rate(), base.order());
        OpenDebt secured = new OpenDebt(
                "secured",
                base.debt(),
                base.dueOn(),
                base.arisenOn(),
                OpenDebt.Security.COLLATERAL,
                Rate.percent("20"),
                base.order());
        OpenDebt dearer = new OpenDebt(
                "dearer",
                base.debt(),
                base.dueOn(),
                base.arisenOn(),
                base.security(),
                Rate.percent("10.52"),
                base.order());
        OpenDebt older = invoice("older", "10.00", 4);
        var result = DebtsAllocation.allocate(
                Money.eur("55.00"), List.of(notDue, secured, base, older, dearer), List.of("unknown"), ON);
        assertThat(result.parts())
                .extracting(DebtsAllocation.Part::id)
                .containsExactly("dearer", "older", "base", "secured", "not due");
        assertThat(result.overpaid()).isEqualTo(Money.eur("5.00"));
    }

    @Test
    void equals_share_in_proportion_and_no_cent_is_lost() {
        var result = DebtsAllocation.allocate(
                Money.eur("100.00"),
                List.of(invoice("A", "100.00", 1), invoice("B", "100.00", 1), invoice("C", "100.00", 1)),
                List.of(),
                ON);
        assertThat(result.parts())
                .extracting(part -> part.allocation().payment())
                .containsExactly(Money.eur("33.33"), Money.eur("33.34"), Money.eur("33.33"));
        assertThat(result.parts())
                .extracting(DebtsAllocation.Part::why)
                .containsOnly(DebtsAllocation.Why.IN_PROPORTION);
    }

    @Test
    void equals_that_are_paid_in_full_need_no_proportion() {
        List<OpenDebt> equals = List.of(invoice("A", "100.00", 1), invoice("B", "50.00", 1));
        assertThat(DebtsAllocation.allocate(Money.eur("150.00"), equals, List.of(), ON)
                        .parts())
                .extracting(DebtsAllocation.Part::why)
                .containsOnly(DebtsAllocation.Why.BY_LAW);
        assertThat(DebtsAllocation.allocate(Money.eur("149.99"), equals, List.of("A", "B"), ON)
                        .parts())
                .extracting(DebtsAllocation.Part::why)
                .containsOnly(DebtsAllocation.Why.IN_PROPORTION);
        var overpaid = DebtsAllocation.allocate(Money.eur("150.01"), equals, List.of(), ON);
        assertThat(overpaid.overpaid()).isEqualTo(Money.cents(1));
        assertThat(overpaid.explain(java.util.Locale.ENGLISH)).contains("€0.01 is paid too much");
    }

    private static OpenDebt invoice(String id, String principal, int dayOfJanuary) {
        LocalDate day = LocalDate.of(2026, 1, dayOfJanuary);
        return new OpenDebt(
                id,
                new Debt(Money.ZERO, Money.ZERO, Money.eur(principal)),
                day,
                day,
                OpenDebt.Security.NONE,
                Rate.percent("6.52"),
                Allocation.Order.GENERAL);
    }
}
