package de.mahnwerk.agency.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import de.mahnwerk.agency.cases.CaseStatus;
import de.mahnwerk.agency.plans.PlanCourse.Need;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Debtors who pay whatever they like, whenever they like: what a plan asks of them, day by day. */
class PlanCourseTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Money EACH = Money.eur("50.00");

    private static Plan plan(int number) {
        List<Plan.Instalment> instalments = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            instalments.add(
                    new Plan.Instalment(i + 1, FIRST.plusMonths(i + 1L), EACH, Money.ZERO, null, null, null, 0));
        }
        return with(instalments);
    }

    private static Plan with(List<Plan.Instalment> instalments) {
        return new Plan(
                UUID.fromString("00000000-0000-7000-8000-000000000000"),
                1,
                Plan.State.AGREED,
                FIRST,
                "Clara",
                FIRST.plusDays(14),
                Rate.NONE,
                Money.ZERO,
                "",
                "",
                Money.eur("10.00"),
                FIRST,
                Plan.Received.EMAIL,
                "Clara",
                null,
                FIRST,
                CaseStatus.PRE_COURT,
                null,
                instalments);
    }

    private static Plan told(Plan plan, Plan.Instalment one, LocalDate on, @Nullable LocalDate grace) {
        return with(plan.instalments().stream()
                .map(other -> other.number() == one.number()
                        ? new Plan.Instalment(
                                one.number(),
                                one.dueOn(),
                                one.amount(),
                                one.interest(),
                                on,
                                grace == null ? null : on,
                                grace,
                                grace == null ? 0 : 1)
                        : other)
                .toList());
    }

    @Test
    void payments_meet_the_instalments_in_their_order() {
        Plan plan = plan(3);
        assertThat(plan.instalments().stream().map(one -> plan.open(one, Money.eur("85.00"))))
                .as("10.00 was paid before the offer")
                .containsExactly(Money.ZERO, Money.eur("25.00"), EACH);
        assertThat(plan.fulfilled(Money.eur("159.99"))).isFalse();
        assertThat(plan.fulfilled(Money.eur("160.00"))).isTrue();
    }

    @Test
    void who_pays_each_instalment_in_time_is_only_reminded_and_who_pays_all_at_once_hears_nothing() {
        assertThat(lived(plan(3), day -> 50 * Math.max(0, day.getMonthValue() - 1)))
                .containsExactly("2026-01-29 Reminder", "2026-02-26 Reminder", "2026-03-29 Reminder");
        assertThat(lived(plan(3), day -> 150)).isEmpty();
    }

    @Test
    void who_pays_nothing_is_reminded_missed_and_given_grace_before_the_plan_ends() {
        assertThat(lived(plan(3), day -> 0))
                .containsExactly("2026-01-29 Reminder", "2026-02-07 Missed", "2026-02-27 Broken");
    }

    @Test
    void who_pays_in_the_time_of_grace_keeps_the_plan() {
        LocalDate late = LocalDate.of(2026, 2, 26);
        assertThat(lived(plan(2), day -> day.isBefore(late) ? 0 : 100))
                .containsExactly("2026-01-29 Reminder", "2026-02-07 Missed");
    }

    @Test
    void no_plan_ends_without_a_notice_whose_grace_passed_and_a_look_never_repeats_itself() {
        qt().withExamples(500)
                .forAll(
                        integers().between(2, 6),
                        lists().of(integers().between(0, 90)).ofSizeBetween(0, 8))
                .checkAssert((number, payments) -> {
                    // the n-th payment comes so many days after the one before and brings 25.00
                    TreeMap<LocalDate, Integer> paid = new TreeMap<>();
                    LocalDate on = FIRST;
                    for (int i = 0; i < payments.size(); i++) {
                        on = on.plusDays(payments.get(i));
                        paid.put(on, 25 * (i + 1));
                    }
                    List<String> lived = lived(plan(number), day -> {
                        var before = paid.floorEntry(day);
                        return before == null ? 0 : before.getValue();
                    });
                    assertThat(lived).doesNotHaveDuplicates();
                    long broken =
                            lived.stream().filter(one -> one.endsWith("Broken")).count();
                    assertThat(broken).isLessThanOrEqualTo(1);
                    if (broken == 1) {
                        assertThat(lived.getLast()).endsWith("Broken");
                        LocalDate end = LocalDate.parse(lived.getLast().substring(0, 10));
                        assertThat(lived)
                                .anyMatch(one -> one.endsWith("Missed")
                                        && LocalDate.parse(one.substring(0, 10))
                                                .plusDays(PlanCourse.DAYS_OF_GRACE)
                                                .isBefore(end));
                    }
                    boolean all = 25 * payments.size() >= 50 * number;
                    assertThat(all || broken == 1).isTrue();
                });
    }

    private interface Paying {
        int euros(LocalDate day);
    }

    /** Looks at the plan on the days for which it asks, as the day job does. */
    private static List<String> lived(Plan begun, Paying paying) {
        List<String> lived = new ArrayList<>();
        Plan plan = begun;
        LocalDate next = FIRST;
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(3)); day = day.plusDays(1)) {
            if (day.isBefore(next)) {
                continue;
            }
            Optional<Need> need = PlanCourse.on(plan, Money.cents(1000 + 100L * paying.euros(day)), day);
            if (need.isEmpty()) {
                return lived;
            }
            switch (need.get()) {
                case Need.Nothing nothing -> next = nothing.nextOn();
                case Need.Reminder reminder -> {
                    plan = told(plan, reminder.of(), day, null);
                    next = reminder.nextOn();
                    lived.add(day + " Reminder");
                }
                case Need.Missed missed -> {
                    plan = told(plan, missed.of(), day, missed.graceUntil());
                    next = missed.nextOn();
                    lived.add(day + " Missed");
                }
                case Need.Broken over -> {
                    lived.add(day + " Broken");
                    return lived;
                }
            }
            assertThat(next).isAfter(day);
        }
        throw new AssertionError("never ends: " + lived);
    }
}
