package de.mahnwerk.agency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Payments that come and go back in any order: the case is closed as long as enough is paid, and owes the rest as long as not. */
class ReturnedAfterEndProperties {

    private static final int EXAMPLES = 25;
    private static final int LATER = 20;
    private static final long CLAIM = 12_320;
    private static final long SMALL_REST = 200;

    private final AgencyHouse agency = AgencyHouse.open(ReturnedAfterEndProperties.class);
    private final ClientDesk client = new ClientDesk(agency);
    private int cases;
    private int keys;

    @AfterEach
    void closeHouse() {
        agency.close();
    }

    @Test
    void a_case_is_closed_exactly_as_long_as_enough_is_paid_and_its_account_adds_up() {
        qt().withExamples(EXAMPLES)
                .withShrinkCycles(0)
                .forAll(lists().of(integers().between(0, 9_999)).ofSizeBetween(2, 9))
                .checkAssert(this::live);
    }

    /** Even numbers pay a part, odd ones take the payment back that they meet; a case that is closed takes no payment. */
    private void live(List<Integer> moves) {
        CollectionCase one = client.handOver("R-" + ++cases);
        Map<String, Long> paid = new LinkedHashMap<>();
        for (int move : moves) {
            boolean back = move % 2 == 1 && !paid.isEmpty();
            if (back) {
                String payment = List.copyOf(paid.keySet()).get(move % paid.size());
                report(one, "REVERSAL", payment, requireNonNull(paid.remove(payment)));
            } else if (open(paid) > SMALL_REST) {
                String payment = "Z-" + ++keys;
                long cents = Math.min(open(paid), 1 + move * 3L);
                paid.put(payment, cents);
                report(one, "PAYMENT", payment, cents);
            }
            holds(one, open(paid), moves);
        }
    }

    @Test
    void payments_in_any_order_of_their_days_that_all_go_back_leave_the_interest_as_if_nobody_had_paid() {
        agency.goTo(AgencyHouse.FIRST_DAY.plusDays(LATER));
        qt().withExamples(EXAMPLES)
                .withShrinkCycles(0)
                .forAll(lists().of(integers().between(0, 9_999)).ofSizeBetween(2, 5))
                .checkAssert(this::comeAndGo);
    }

    /** Each number is a payment of up to 1,999 euros of a large claim, on one of the days before. */
    private void comeAndGo(List<Integer> payments) {
        CollectionCase one = large();
        CollectionCase neverPaid = large();
        Map<String, Integer> paid = new LinkedHashMap<>();
        for (int payment : payments) {
            paid.put("Z-" + ++keys, payment);
        }
        paid.forEach((key, payment) -> report(one, "PAYMENT", key, 1 + payment * 20L, valueOn(payment)));
        List<String> keys = new ArrayList<>(paid.keySet());
        Collections.rotate(keys, payments.getFirst());
        keys.forEach(key -> {
            int payment = requireNonNull(paid.get(key));
            report(one, "REVERSAL", key, 1 + payment * 20L, valueOn(payment));
        });
        assertThat(cents(client.amount(one, "interest")))
                .as("%s: but for a rounding of each day that was fixed", payments)
                .isCloseTo(cents(client.amount(neverPaid, "interest")), within(2L * payments.size()));
    }

    private CollectionCase large() {
        String reference = "R-" + ++cases;
        return client.handOver(
                reference,
                Claims.of(reference, "RE-" + reference)
                        .replace("109.90", "11000.00")
                        .replace("89.90", "11000.00"));
    }

    private static LocalDate valueOn(int payment) {
        return AgencyHouse.FIRST_DAY.plusDays(payment % LATER);
    }

    private void report(CollectionCase one, String kind, String payment, long cents) {
        report(one, kind, payment, cents, AgencyHouse.FIRST_DAY);
    }

    private void report(CollectionCase one, String kind, String payment, long cents, LocalDate valueOn) {
        Reply reported = agency.post(
                client.caller().token(),
                "v1/claims/" + one.id() + "/payments",
                """
                {"kind": "%s", "paymentReference": "%s", "valueDate": "%s", "amount": {"amount": "%s", "currency": "EUR"}}
                """.formatted(kind, payment, valueOn, Money.cents(cents).toPlainString()),
                "Idempotency-Key",
                kind + payment);
        assertThat(reported.status()).as(reported.body()).isEqualTo(201);
    }

    private static long open(Map<String, Long> paid) {
        return CLAIM - paid.values().stream().mapToLong(Long::longValue).sum();
    }

    private void holds(CollectionCase one, long open, List<Integer> moves) {
        boolean ended = open <= SMALL_REST;
        JsonNode account = client.get("v1/claims/" + one.id() + "/account");
        long lines = account.path("postings")
                .valueStream()
                .mapToLong(line -> cents(line.at("/amount/amount").stringValue()))
                .sum();
        assertThat(client.claim(one).path("status").stringValue().equals("CLOSED"))
                .as("%s with %d open", moves, open)
                .isEqualTo(ended);
        assertThat(lines).as("%s: lines", moves).isEqualTo(ended ? 0 : open);
        assertThat(cents(client.amount(one, "open"))).as("%s: open", moves).isEqualTo(ended ? 0 : open);
        assertThat(cents(client.amount(one, "paid"))).as("%s: paid", moves).isEqualTo(CLAIM - open);
    }

    private static long cents(String amount) {
        return Money.eur(amount).minorUnits();
    }
}
