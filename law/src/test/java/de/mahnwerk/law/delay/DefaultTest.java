package de.mahnwerk.law.delay;

import static de.mahnwerk.law.ClaimKind.PAYMENT_FOR_PERFORMANCE;
import static de.mahnwerk.law.DebtorKind.BUSINESS;
import static de.mahnwerk.law.DebtorKind.CONSUMER;
import static de.mahnwerk.law.NationwideHolidays.NATIONWIDE;
import static de.mahnwerk.law.delay.DefaultFacts.Notice.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.ClaimKind;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultTest {

    @Test
    void a_letter_is_assumed_to_be_there_after_three_days() {
        assertThat(Receipt.assumed(LocalDate.of(2026, 12, 30))).isEqualTo("2027-01-02");
    }

    @ParameterizedTest(name = "invoice received on {0}: in default since {1}")
    @CsvSource({"2026-06-01, 2026-07-02", "2026-09-03, 2026-10-06", "2026-03-05, 2026-04-08"})
    void thirty_days_roll_over_the_weekend(LocalDate received, LocalDate first) {
        Default result = of(DefaultFacts.due(received, CONSUMER, PAYMENT_FOR_PERFORMANCE)
                .invoiceReceived(received)
                .notice(GIVEN));
        assertThat(result.begins()).contains(first);
        assertThat(result.interestBegins()).contains(first);
        assertThat(result.ground()).isEqualTo(Default.Ground.THIRTY_DAYS);
    }

    @Test
    void thirty_days_count_from_the_later_of_due_date_and_receipt() {
        assertThat(of(business("2026-06-15").invoiceReceived(day("2026-06-01"))).begins())
                .contains(day("2026-07-16"));
        assertThat(of(business("2026-06-01").invoiceReceived(day("2026-06-15"))).begins())
                .contains(day("2026-07-16"));
    }

    @Test
    void a_consumer_must_have_been_told_of_the_thirty_days() {
        Default result = of(consumer("2026-06-01").invoiceReceived(day("2026-06-01")));
        assertThat(result.begins()).isEmpty();
        assertThat(result.ground()).isEqualTo(Default.Ground.NONE);
        assertThat(result.explain(Locale.ENGLISH)).contains("did not tell the consumer", "not in default");
    }

    @Test
    void between_businesses_the_goods_replace_an_unknown_receipt_of_the_invoice() {
        assertThat(of(business("2026-06-01").performanceReceived(day("2026-06-01")))
                        .begins())
                .contains(day("2026-07-02"));
        assertThat(of(consumer("2026-06-01")
                                .performanceReceived(day("2026-06-01"))
                                .notice(GIVEN))
                        .begins())
                .isEmpty();
    }

    @Test
    void thirty_days_are_for_payment_for_performance_only() {
        assertThat(of(DefaultFacts.due(day("2026-06-01"), BUSINESS, ClaimKind.OTHER)
                                .invoiceReceived(day("2026-06-01")))
                        .begins())
                .isEmpty();
    }

    @Test
    void a_reminder_after_the_due_date_creates_default_and_interest_from_the_next_day() {
        Default result = of(consumer("2026-06-01").reminderReceived(day("2026-06-10")));
        assertThat(result.begins()).contains(day("2026-06-10"));
        assertThat(result.interestBegins()).contains(day("2026-06-11"));
        assertThat(result.ground()).isEqualTo(Default.Ground.REMINDER);
        assertThat(result.inDefaultOn(day("2026-06-09"))).isFalse();
        assertThat(result.inDefaultOn(day("2026-06-10"))).isTrue();
    }

    @Test
    void a_reminder_on_the_due_date_creates_nothing() {
        assertThat(of(consumer("2026-06-10").reminderReceived(day("2026-06-10")))
                        .begins())
                .isEmpty();
    }

    @Test
    void an_agreed_day_needs_no_reminder_and_rolls_over() {
        Default result = of(consumer("2026-10-03").agreedDay(day("2026-10-03")));
        assertThat(result.begins()).contains(day("2026-10-06"));
        assertThat(result.ground()).isEqualTo(Default.Ground.AGREED_DAY);
    }

    @Test
    void a_refusal_needs_no_reminder_but_never_works_before_the_due_date() {
        Default late = of(consumer("2026-06-01").refusedOn(day("2026-06-05")));
        assertThat(late.begins()).contains(day("2026-06-05"));
        assertThat(late.interestBegins()).contains(day("2026-06-06"));
        Default early = of(consumer("2026-06-01").refusedOn(day("2026-05-05")));
        assertThat(early.begins()).contains(day("2026-06-02"));
        assertThat(early.interestBegins()).contains(day("2026-06-02"));
    }

    @Test
    void without_fault_there_is_no_default() {
        assertThat(of(consumer("2026-06-01").reminderReceived(day("2026-06-10")).fault(DefaultFacts.Fault.NONE))
                        .begins())
                .isEmpty();
    }

    @Test
    void the_earliest_ground_counts() {
        Default result =
                of(business("2026-06-01").invoiceReceived(day("2026-06-01")).reminderReceived(day("2026-06-20")));
        assertThat(result.ground()).isEqualTo(Default.Ground.REMINDER);
        assertThat(result.reasons()).hasSize(2);
    }

    @Test
    void the_reminder_that_creates_default_is_known_as_such() {
        DefaultFacts facts = business("2026-06-01").invoiceReceived(day("2026-06-01"));
        assertThat(Default.reminderCreatesDefault(facts, day("2026-07-01"), NATIONWIDE))
                .isTrue();
        assertThat(Default.reminderCreatesDefault(facts, day("2026-07-02"), NATIONWIDE))
                .isFalse();
    }

    private static Default of(DefaultFacts facts) {
        return Default.of(facts, NATIONWIDE);
    }

    private static DefaultFacts consumer(String due) {
        return DefaultFacts.due(day(due), CONSUMER, PAYMENT_FOR_PERFORMANCE);
    }

    private static DefaultFacts business(String due) {
        return DefaultFacts.due(day(due), BUSINESS, PAYMENT_FOR_PERFORMANCE);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
