package de.mahnwerk.agency.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.agency.clients.SuccessFee;
import de.mahnwerk.agency.clients.SuccessFee.Tier;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.law.costs.Vat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Whatever is agreed with a client and however debtors pay: what the settlement charges. */
class TermsProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 6);
    private static final UUID CASE = new UUID(0, 1);
    private static final int PRINCIPAL = 100_000;

    /** Per cent in hundredths: a base, less for larger claims, more for older ones, and a least fee. */
    private static Gen<SuccessFee> fees() {
        return integers()
                .between(200, 5000)
                .zip(
                        integers().between(0, 200),
                        integers().between(0, 4000),
                        integers().between(0, 3000),
                        (base, less, more, minimum) -> new SuccessFee(
                                percent(base),
                                List.of(
                                        new Tier(Money.cents(PRINCIPAL / 2), 0, percent(base - less)),
                                        new Tier(Money.ZERO, 365, percent(base + more)),
                                        new Tier(Money.cents(PRINCIPAL / 2), 365, percent(base + more - less))),
                                Money.cents(minimum)));
    }

    private static BigDecimal percent(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    private static Gen<Integer> ages() {
        return integers().between(0, 800);
    }

    private static Gen<Integer> amounts() {
        return integers().between(1, PRINCIPAL);
    }

    private static Terms terms(SuccessFee fee) {
        Terms usual = Terms.standard(DAY);
        return new Terms(
                1,
                DAY,
                fee,
                usual.failureFee(),
                usual.failureFeeWaivedForInterface(),
                usual.withdrawalFee(),
                usual.payoutOrder(),
                usual.smallRest(),
                usual.settlementPeriod(),
                usual.settlementThreshold());
    }

    /** A payment on principal and costs of one case, of which {@code settled} was settled before. */
    private static SettledPayment payment(int age, long settled, boolean back, long principal, long costs) {
        return new SettledPayment(
                UUID.randomUUID(),
                CASE,
                "NW-26-1",
                CreditorVat.CREDITOR_DEDUCTS,
                PRINCIPAL,
                age,
                settled,
                false,
                back,
                principal,
                0,
                0,
                costs,
                0,
                DAY,
                DAY);
    }

    private static Computation.Result settle(SuccessFee fee, List<SettledPayment> payments) {
        return Computation.of(payments, List.of(), List.of(), Money.ZERO, "", day -> terms(fee));
    }

    private static Money fee(Computation.Result result) {
        return result.sum(Line::net, LineKind.SUCCESS_FEE);
    }

    @Test
    void the_fee_with_its_vat_is_never_more_than_what_came_in() {
        qt().forAll(fees(), ages(), amounts()).checkAssert((fee, age, recovered) -> {
            Money net = fee.of(Money.cents(PRINCIPAL), age, Money.cents(recovered));
            assertThat(net.plus(Vat.STANDARD.on(net))).isLessThanOrEqualTo(Money.cents(recovered));
        });
    }

    @Test
    void who_gets_more_back_pays_no_smaller_fee() {
        qt().forAll(fees(), ages(), amounts(), amounts())
                .checkAssert((fee, age, one, more) -> assertThat(
                                fee.of(Money.cents(PRINCIPAL), age, Money.cents(one + more)))
                        .isGreaterThanOrEqualTo(fee.of(Money.cents(PRINCIPAL), age, Money.cents(one))));
    }

    @Test
    void a_larger_claim_has_no_higher_rate_and_an_older_one_no_lower() {
        qt().forAll(fees(), ages(), amounts(), integers().between(0, 500)).checkAssert((fee, age, principal, more) -> {
            BigDecimal rate = fee.percent(Money.cents(principal), age);
            assertThat(fee.percent(Money.cents(principal + more * 100), age)).isLessThanOrEqualTo(rate);
            assertThat(fee.percent(Money.cents(principal), age + more)).isGreaterThanOrEqualTo(rate);
        });
    }

    @Test
    void tiers_that_turn_this_round_are_refused() {
        assertThatThrownBy(() -> new SuccessFee(
                        new BigDecimal("5"),
                        List.of(new Tier(Money.eur("1000.00"), 0, new BigDecimal("6"))),
                        Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SuccessFee(
                        new BigDecimal("5"), List.of(new Tier(Money.ZERO, 365, new BigDecimal("4"))), Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void instalments_over_several_settlements_cost_what_one_payment_costs() {
        qt().forAll(fees(), ages(), lists().of(integers().between(1, 20_000)).ofSizeBetween(1, 6))
                .checkAssert((fee, age, parts) -> {
                    Money charged = Money.ZERO;
                    long settled = 0;
                    for (int part : parts) {
                        charged = charged.plus(fee(settle(fee, List.of(payment(age, settled, false, part, 0)))));
                        settled += part;
                    }
                    assertThat(charged).isEqualTo(fee(settle(fee, List.of(payment(age, 0, false, settled, 0)))));
                });
    }

    @Test
    void what_came_back_takes_its_fee_with_it() {
        qt().forAll(fees(), ages(), amounts(), amounts()).checkAssert((fee, age, kept, back) -> {
            Money charged = fee(settle(
                    fee,
                    List.of(
                            payment(age, 0, false, back, 0),
                            payment(age, 0, false, kept, 0),
                            payment(age, 0, true, back, 0))));
            assertThat(charged).isEqualTo(fee(settle(fee, List.of(payment(age, 0, false, kept, 0)))));
            assertThat(fee(settle(fee, List.of(payment(age, back, true, back, 0)))))
                    .isEqualTo(fee.of(Money.cents(PRINCIPAL), age, Money.cents(back))
                            .negated());
        });
    }

    @Test
    void the_parts_of_a_settlement_add_up_and_its_vat_is_that_on_the_sum() {
        qt().forAll(
                        fees(),
                        ages(),
                        lists().of(amounts()).ofSizeBetween(1, 8),
                        lists().of(booleans().all()).ofSize(8))
                .checkAssert((fee, age, amounts, backs) -> {
                    List<SettledPayment> payments = new ArrayList<>();
                    for (int i = 0; i < amounts.size(); i++) {
                        payments.add(payment(age, 0, backs.get(i), amounts.get(i), amounts.get(i) / 7));
                    }
                    Computation.Result result = settle(fee, payments);
                    assertThat(result.received()
                                    .minus(result.retained())
                                    .minus(result.fees())
                                    .minus(result.vat()))
                            .isEqualTo(result.payout());
                    assertThat(result.vat())
                            .isEqualTo(Vat.STANDARD.on(result.retained().plus(result.fees())));
                    Money invoiced = Money.sum(FeeInvoice.positions(result.lines()).stream()
                            .map(FeeInvoice.Position::net)
                            .toList());
                    assertThat(invoiced).isEqualTo(result.retained().plus(result.fees()));
                });
    }

    @Test
    void what_was_told_before_is_what_the_settlement_charges() {
        qt().forAll(fees(), ages(), amounts()).checkAssert((fee, age, first) -> {
            Estimate told = Estimate.of(
                    terms(fee), Money.cents(PRINCIPAL), age, CreditorVat.CREDITOR_DEDUCTS, Channel.ERP_INTERFACE, DAY);
            long costs = told.costs().net().minorUnits();
            Computation.Result charged = settle(
                    fee, List.of(payment(age, 0, false, first, costs), payment(age, 0, false, PRINCIPAL - first, 0)));
            assertThat(charged.fees()).isEqualTo(told.successFee());
            assertThat(charged.vat()).isEqualTo(told.vatOnSuccess());
            assertThat(charged.payout()).isEqualTo(told.payout());
            assertThat(told.failureFee()).as("waived for the interface").isEqualTo(Money.ZERO);
            assertThat(told.waived()).isEqualTo(terms(fee).failureFee());
        });
    }
}
