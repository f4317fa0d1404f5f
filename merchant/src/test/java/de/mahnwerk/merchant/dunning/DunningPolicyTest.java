package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.dunning.DunningPolicy.Decision;
import de.mahnwerk.merchant.dunning.DunningPolicy.Exclusion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DunningPolicyTest {

    private static final LocalDate DUE = LocalDate.of(2026, 7, 1);
    private static final DunningPolicy POLICY = new DunningPolicy(
            1, "Standard", 1, LocalDate.of(2026, 1, 1), 0, false, Scope.EVERYTHING, DunningPolicies.standard("Agency"));

    private static DunningFacts invoice(int level, @Nullable LocalDate lastNotice) {
        return invoice(level, lastNotice, false, 0);
    }

    private static DunningFacts invoice(int level, @Nullable LocalDate lastNotice, boolean disputed, long credit) {
        return new DunningFacts(
                "",
                "",
                "",
                "DE",
                "CONSUMER",
                8990,
                DUE,
                8990,
                "EUR",
                level,
                lastNotice,
                level,
                disputed,
                false,
                true,
                DunningFacts.Email.WORKS,
                credit,
                SpecialTerms.NONE);
    }

    private static DunningFacts disputed() {
        return invoice(0, null, true, 0);
    }

    private static DunningFacts withCredit(long cents) {
        return invoice(0, null, false, cents);
    }

    @Test
    void an_invoice_of_89_90_due_on_1_july_is_reminded_on_the_day_after_its_seven_days() {
        assertThat(POLICY.decide(invoice(0, null), LocalDate.of(2026, 7, 8)))
                .isEqualTo(new Decision.NotYet(LocalDate.of(2026, 7, 9)));
        assertThat(POLICY.decide(invoice(0, null), LocalDate.of(2026, 7, 9)))
                .isEqualTo(new Decision.Due(POLICY.levels().getFirst()));
    }

    @Test
    void a_late_run_does_not_shorten_the_debtors_deadline() {
        LocalDate reminded = LocalDate.of(2026, 8, 20);

        assertThat(POLICY.decide(invoice(1, reminded), LocalDate.of(2026, 9, 3)))
                .isEqualTo(new Decision.NotYet(LocalDate.of(2026, 9, 4)));
    }

    @Test
    void the_last_level_is_collection() {
        assertThat(POLICY.decide(invoice(3, DUE.plusDays(60)), DUE.plusDays(75)))
                .isInstanceOfSatisfying(
                        Decision.Due.class,
                        due -> assertThat(due.level().kind()).isEqualTo(Level.Kind.COLLECTION));
        assertThat(POLICY.decide(invoice(4, DUE.plusDays(75)), DUE.plusDays(200)))
                .isEqualTo(new Decision.Finished());
    }

    @Test
    void what_has_reached_more_levels_than_a_new_policy_has_is_left_out_with_its_reason() {
        DunningPolicy shorter = POLICY.with(POLICY.levels().subList(0, 2));

        assertThat(shorter.decide(invoice(2, DUE.plusDays(40)), DUE.plusDays(200)))
                .isEqualTo(new Decision.Finished());
        assertThat(shorter.decide(invoice(3, DUE.plusDays(60)), DUE.plusDays(200)))
                .isEqualTo(new Decision.Excluded(3, Exclusion.BEYOND_LEVELS));
    }

    @Test
    void a_disputed_invoice_is_left_out_with_its_reason() {
        assertThat(POLICY.decide(disputed(), DUE.plusDays(30))).isEqualTo(new Decision.Excluded(1, Exclusion.DISPUTED));
    }

    @Test
    void a_credit_that_covers_the_invoice_stops_dunning_and_a_smaller_one_does_not() {
        assertThat(POLICY.decide(withCredit(8990), DUE.plusDays(30)))
                .isEqualTo(new Decision.Excluded(1, Exclusion.CREDIT_BALANCE));
        assertThat(POLICY.decide(withCredit(8989), DUE.plusDays(30))).isInstanceOf(Decision.Due.class);
    }
}
