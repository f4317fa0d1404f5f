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
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
        return payment(CASE, 1, age, settled, 0, back, principal, costs);
    }

    private static SettledPayment payment(
            UUID of, int version, int age, long settled, long charged, boolean back, long principal, long costs) {
        return new SettledPayment(
                UUID.randomUUID(),
                of,
                "NW-26-1",
                CreditorVat.CREDITOR_DEDUCTS,
                PRINCIPAL,
                age,
                version,
                settled,
                charged,
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
        return Computation.of(payments, List.of(), List.of(), Money.ZERO, "", version -> terms(fee));
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
        assertThat(SuccessFee.rising(percent(500), List.of(tier(100_000, 0, 600))))
                .isFalse();
        assertThat(SuccessFee.rising(percent(500), List.of(tier(0, 365, 400)))).isFalse();
        List<Tier> where = List.of(tier(100_000, 0, 300), tier(0, 90, 800), tier(50_000, 180, 600));
        assertThat(SuccessFee.rising(percent(500), where))
                .as("600.00 cost 8 % at 120 days and 6 % at 200, where no tier begins with both")
                .isFalse();
        assertThatThrownBy(() -> new SuccessFee(percent(500), List.of(tier(0, 1, 10_001)), Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Tier tier(int from, int days, int hundredths) {
        return new Tier(Money.cents(from), days, percent(hundredths));
    }

    @Test
    void tiers_are_accepted_where_no_claim_finds_them_turned_round_and_only_there() {
        Gen<Tier> free = integers()
                .between(0, 3)
                .zip(
                        integers().between(0, 3),
                        integers().between(3, 8),
                        (from, days, percent) -> tier(from * 100, days * 10, percent * 100));
        qt().withExamples(500)
                .forAll(lists().of(free).ofSizeBetween(0, 3))
                .checkAssert(tiers -> assertThat(SuccessFee.rising(percent(500), tiers))
                        .as("%s", tiers)
                        .isEqualTo(noClaimIsTurnedRound(new SuccessFee(percent(500), tiers, Money.ZERO))));
    }

    /** Looks at every claim up to 4.00 and 40 days beside its neighbours. */
    private static boolean noClaimIsTurnedRound(SuccessFee fee) {
        return IntStream.range(0, 40)
                .allMatch(age -> LongStream.range(0, 40).allMatch(dimes -> {
                    BigDecimal rate = fee.percent(Money.cents(dimes * 10), age);
                    return rate.compareTo(fee.percent(Money.cents(dimes * 10 + 10), age)) >= 0
                            && rate.compareTo(fee.percent(Money.cents(dimes * 10), age + 1)) <= 0;
                }));
    }

    /** What a case went through in settlements of their own: each part comes in, and some go back in the end. */
    private static Money chargedInAll(
            SuccessFee fee, int age, long settled, Money charged, List<Integer> parts, List<Boolean> backs) {
        Money sum = charged;
        long in = settled;
        for (int part : parts) {
            sum = sum.plus(fee(settle(fee, List.of(payment(CASE, 1, age, in, sum.minorUnits(), false, part, 0)))));
            in += part;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (backs.get(i)) {
                sum = sum.plus(
                        fee(settle(fee, List.of(payment(CASE, 1, age, in, sum.minorUnits(), true, parts.get(i), 0)))));
                in -= parts.get(i);
            }
        }
        return sum;
    }

    @Test
    void each_case_pays_by_the_terms_it_was_accepted_under_although_others_are_in_force() {
        UUID younger = new UUID(0, 2);
        qt().forAll(
                        fees(),
                        fees(),
                        lists().of(amounts()).ofSizeBetween(1, 5),
                        lists().of(booleans().all()).ofSize(5))
                .checkAssert((first, second, parts, backs) -> {
                    List<SettledPayment> payments = new ArrayList<>();
                    long kept = 0;
                    for (int part : parts) {
                        payments.add(payment(CASE, 1, 0, 0, 0, false, part, 0));
                        payments.add(payment(younger, 2, 0, 0, 0, false, part, 0));
                    }
                    for (int i = 0; i < parts.size(); i++) {
                        if (backs.get(i)) {
                            payments.add(payment(CASE, 1, 0, 0, 0, true, parts.get(i), 0));
                            payments.add(payment(younger, 2, 0, 0, 0, true, parts.get(i), 0));
                        } else {
                            kept += parts.get(i);
                        }
                    }
                    Computation.Result together = Computation.of(
                            payments,
                            List.of(),
                            List.of(),
                            Money.ZERO,
                            "",
                            version -> terms(version == 1 ? first : second));
                    Money came = Money.cents(kept);
                    Money one = first.of(Money.cents(PRINCIPAL), 0, came);
                    assertThat(fee(together)).isEqualTo(one.plus(second.of(Money.cents(PRINCIPAL), 0, came)));
                    assertThat(chargedInAll(first, 0, 0, Money.ZERO, parts, backs))
                            .as("in settlements of their own")
                            .isEqualTo(one);
                });
    }

    @Test
    void what_other_terms_charged_before_stays_and_no_more_goes_back_than_was_charged() {
        qt().forAll(fees(), fees(), amounts(), lists().of(amounts()).ofSizeBetween(1, 4))
                .checkAssert((before, now, settled, parts) -> {
                    Money charged = before.of(Money.cents(PRINCIPAL), 0, Money.cents(settled));
                    List<Boolean> allBack = Collections.nCopies(parts.size(), true);
                    Money kept = chargedInAll(now, 0, settled, charged, parts, allBack);
                    assertThat(kept.plus(Vat.STANDARD.on(kept))).isLessThanOrEqualTo(Money.cents(settled));
                    assertThat(kept).isGreaterThanOrEqualTo(Money.ZERO);
                    assertThat(kept.plus(fee(settle(
                                    now, List.of(payment(CASE, 1, 0, settled, kept.minorUnits(), true, settled, 0))))))
                            .as("nothing is left of nothing")
                            .isEqualTo(Money.ZERO);
                });
    }

    @Test
    void two_hundred_that_cost_five_give_back_five() {
        SuccessFee minimum = new SuccessFee(percent(500), List.of(), Money.eur("20.00"));
        Money credited = fee(settle(
                minimum,
                List.of(
                        payment(CASE, 1, 0, 20_000, 500, true, 10_000, 0),
                        payment(CASE, 1, 0, 20_000, 500, true, 10_000, 0))));
        assertThat(credited).isEqualTo(Money.eur("-5.00"));
    }

    @Test
    void instalments_over_several_settlements_cost_what_one_payment_costs() {
        qt().forAll(fees(), ages(), lists().of(integers().between(1, 20_000)).ofSizeBetween(1, 6))
                .checkAssert((fee, age, parts) -> {
                    Money charged = Money.ZERO;
                    long settled = 0;
                    for (int part : parts) {
                        charged = charged.plus(fee(settle(
                                fee, List.of(payment(CASE, 1, age, settled, charged.minorUnits(), false, part, 0)))));
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
            Money before = fee.of(Money.cents(PRINCIPAL), age, Money.cents(back));
            assertThat(fee(settle(fee, List.of(payment(CASE, 1, age, back, before.minorUnits(), true, back, 0)))))
                    .isEqualTo(before.negated());
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
