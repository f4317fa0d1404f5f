package de.mahnwerk.law.limitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import de.mahnwerk.law.Any;
import de.mahnwerk.law.ClaimKind;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.NationwideHolidays;
import de.mahnwerk.law.court.Deadline;
import de.mahnwerk.law.delay.Default;
import de.mahnwerk.law.delay.DefaultFacts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every period and deadline. */
class PeriodProperties {

    @Test
    void a_restart_never_shortens_limitation() {
        qt().forAll(
                        Any.days(),
                        integers().between(0, 4000),
                        integers().between(0, 800),
                        integers().between(0, 4000))
                .checkAssert((arisen, suspendedAfter, length, restartAfter) -> {
                    LocalDate from = arisen.plusDays(suspendedAfter);
                    LimitationFacts facts = LimitationFacts.arisen(arisen)
                            .suspended(List.of(new Suspension(from, from.plusDays(length), Suspension.Kind.DEFERRAL)));
                    LimitationFacts restarted = facts.restarted(List.of(arisen.plusDays(restartAfter)));
                    assertThat(Limitation.of(restarted).expiresOn())
                            .isAfterOrEqualTo(Limitation.of(facts).expiresOn());
                });
    }

    @Test
    void a_suspension_never_shortens_limitation_and_adds_no_more_than_its_days() {
        qt().forAll(Any.days(), integers().between(0, 4000), integers().between(0, 800))
                .checkAssert((arisen, after, length) -> {
                    LocalDate from = arisen.plusDays(after);
                    LocalDate plain = Limitation.regular(arisen).expiresOn();
                    for (Suspension.Kind kind : Suspension.Kind.values()) {
                        Suspension one = new Suspension(from, from.plusDays(length), kind);
                        LocalDate end = Limitation.of(
                                        LimitationFacts.arisen(arisen).suspended(List.of(one)))
                                .expiresOn();
                        assertThat(end).isAfterOrEqualTo(plain).isBefore(plain.plusDays(length + 190L));
                    }
                });
    }

    @Test
    void limitation_ends_at_a_year_end_three_to_four_years_on() {
        qt().forAll(Any.days()).checkAssert(arisen -> {
            LocalDate end = Limitation.regular(arisen).expiresOn();
            assertThat(end.getDayOfYear()).isEqualTo(end.lengthOfYear());
            assertThat(end).isBetween(arisen.plusYears(3), arisen.plusYears(4));
        });
    }

    @Test
    void what_arose_after_the_latest_day_is_not_time_barred_by_then_and_what_arose_on_it_is() {
        qt().forAll(Any.days(), Any.days()).checkAssert((day, arisen) -> {
            LocalDate latest = Limitation.latestArisen(day);
            assertThat(Limitation.regular(arisen).expiresOn().isAfter(day)).isEqualTo(arisen.isAfter(latest));
            assertThat(Limitation.regular(latest).expiresOn()).isBeforeOrEqualTo(day);
        });
    }

    @Test
    void a_deadline_ends_on_a_working_day_and_never_early() {
        qt().forAll(Any.days()).checkAssert(served -> {
            for (Deadline.Kind kind : Deadline.Kind.values()) {
                Deadline deadline = Deadline.of(kind, served, NationwideHolidays.NATIONWIDE);
                assertThat(deadline.lastDay()).isAfterOrEqualTo(deadline.plainEnd());
                assertThat(NationwideHolidays.NATIONWIDE.sameOrNextWorkingDay(deadline.lastDay()))
                        .isEqualTo(deadline.lastDay());
            }
        });
    }

    @Test
    void default_begins_after_the_due_date_and_more_facts_never_put_it_off() {
        qt().forAll(Any.days(), integers().between(0, 90), integers().between(1, 90))
                .checkAssert((due, received, reminded) -> {
                    DefaultFacts invoice = DefaultFacts.due(due, DebtorKind.BUSINESS, ClaimKind.PAYMENT_FOR_PERFORMANCE)
                            .invoiceReceived(due.plusDays(received));
                    LocalDate byInvoice = Default.of(invoice, NationwideHolidays.NATIONWIDE)
                            .begins()
                            .orElseThrow();
                    LocalDate byBoth = Default.of(
                                    invoice.reminderReceived(due.plusDays(reminded)), NationwideHolidays.NATIONWIDE)
                            .begins()
                            .orElseThrow();
                    assertThat(byInvoice).isAfter(due.plusDays(30));
                    assertThat(byBoth).isAfter(due).isBeforeOrEqualTo(byInvoice);
                });
    }
}
