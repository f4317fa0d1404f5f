package de.mahnwerk.law.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.conduct.CreditReport.Dispute;
import de.mahnwerk.law.conduct.CreditReport.Facts;
import de.mahnwerk.law.conduct.CreditReport.Ground;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreditReportTest {

    private static final LocalDate DUE = LocalDate.of(2026, 1, 10);
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 2, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void two_reminders_four_weeks_a_notice_and_no_dispute() {
        CreditReport report = CreditReport.of(reminded(List.of(FIRST, SECOND), SECOND, Dispute.UNDISPUTED), TODAY);
        assertThat(report.ground()).isEqualTo(Ground.REMINDED);
        assertThat(report.isAllowed()).isTrue();
        assertThat(report.explain(Locale.GERMAN)).contains("Nr. 4 BDSG");
    }

    @Test
    void each_condition_of_number_four_is_named_when_it_lacks() {
        assertThat(CreditReport.of(reminded(List.of(FIRST), FIRST, Dispute.UNDISPUTED), TODAY)
                        .explain(Locale.GERMAN))
                .startsWith("Die Forderung darf nicht gemeldet werden.")
                .contains("bisher 1", "Buchst. a");
        assertThat(lacks(
                        reminded(List.of(FIRST, SECOND), SECOND, Dispute.UNDISPUTED),
                        FIRST.plusWeeks(4).minusDays(1)))
                .hasSize(1)
                .first()
                .asString()
                .contains("b BDSG");
        assertThat(lacks(reminded(List.of(FIRST, SECOND), null, Dispute.UNDISPUTED), TODAY))
                .hasSize(1);
        assertThat(lacks(reminded(List.of(FIRST, SECOND), FIRST.minusDays(1), Dispute.UNDISPUTED), TODAY))
                .hasSize(1);
        assertThat(lacks(reminded(List.of(FIRST, SECOND), TODAY, Dispute.UNDISPUTED), TODAY))
                .hasSize(1);
        assertThat(lacks(reminded(List.of(FIRST, SECOND), FIRST, Dispute.DISPUTED), TODAY))
                .hasSize(1);
        assertThat(CreditReport.of(reminded(List.of(FIRST, SECOND), FIRST, Dispute.DISPUTED), TODAY)
                        .explain(Locale.ENGLISH))
                .startsWith("The claim must not be reported.")
                .contains("disputes");
        assertThat(lacks(reminded(List.of(), null, Dispute.DISPUTED), TODAY)).hasSize(3);
    }

    @Test
    void four_weeks_to_the_day_are_enough() {
        assertThat(CreditReport.of(reminded(List.of(FIRST, SECOND), FIRST, Dispute.UNDISPUTED), FIRST.plusWeeks(4))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void reminders_before_the_due_date_or_in_the_future_do_not_count() {
        assertThat(lacks(reminded(List.of(DUE, SECOND), SECOND, Dispute.UNDISPUTED), TODAY))
                .hasSize(2);
        assertThat(lacks(reminded(List.of(FIRST, TODAY.plusDays(1)), FIRST, Dispute.UNDISPUTED), TODAY))
                .hasSize(1);
    }

    @Test
    void a_title_the_table_and_an_acknowledgement_are_enough_by_themselves() {
        assertThat(ground(new Facts(DUE, true, false, false, List.of(), null, Dispute.DISPUTED, false)))
                .isEqualTo(Ground.TITLE);
        assertThat(ground(new Facts(DUE, false, true, false, List.of(), null, Dispute.DISPUTED, false)))
                .isEqualTo(Ground.INSOLVENCY_TABLE);
        assertThat(ground(new Facts(DUE, false, false, true, List.of(), null, Dispute.UNDISPUTED, false)))
                .isEqualTo(Ground.ACKNOWLEDGED);
        assertThat(ground(new Facts(DUE, false, false, false, List.of(), FIRST, Dispute.DISPUTED, true)))
                .isEqualTo(Ground.TERMINABLE);
        assertThat(ground(new Facts(DUE, false, false, false, List.of(), null, Dispute.DISPUTED, true)))
                .isEqualTo(Ground.NONE);
    }

    @Test
    void nothing_is_reported_before_it_is_due() {
        CreditReport report =
                CreditReport.of(new Facts(DUE, true, false, false, List.of(), null, Dispute.UNDISPUTED, false), DUE);
        assertThat(report.isAllowed()).isFalse();
        assertThat(report.explain(Locale.GERMAN)).contains("erst am 10.01.2026 fällig");
        assertThat(CreditReport.of(Facts.due(DUE), TODAY).reasons()).hasSize(2);
    }

    private static Ground ground(Facts facts) {
        return CreditReport.of(facts, TODAY).ground();
    }

    private static List<String> lacks(Facts facts, LocalDate asOf) {
        return CreditReport.of(facts, asOf).reasons().stream()
                .map(reason -> reason.explain(Locale.ENGLISH))
                .toList();
    }

    private static Facts reminded(List<LocalDate> reminders, @Nullable LocalDate notice, Dispute dispute) {
        return new Facts(DUE, false, false, false, reminders, notice, dispute, false);
    }
}
