package de.mahnwerk.law.limitation;

import static de.mahnwerk.law.NationwideHolidays.NATIONWIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.law.limitation.Suspension.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitationTest {

    private static final LimitationFacts DUE_2023 = LimitationFacts.arisen(day("2023-01-02"));

    @ParameterizedTest(name = "{0}: arisen {1}, expires {2}")
    @CsvSource(textBlock = """
            V1, 2019-06-01, 2022-12-31
            V2, 2017-02-03, 2020-12-31
            V3, 2015-12-31, 2018-12-31
            V4, 2023-01-02, 2026-12-31
            V4, 2023-12-31, 2026-12-31
            V5, 2024-01-01, 2027-12-31
            """)
    void three_years_from_the_end_of_the_year(String vector, LocalDate arisen, LocalDate expires) {
        Limitation limitation = Limitation.regular(arisen);
        assertThat(limitation.expiresOn()).as(vector).isEqualTo(expires);
        assertThat(limitation.isTimeBarred(expires)).isFalse();
        assertThat(limitation.isTimeBarred(expires.plusDays(1))).isTrue();
    }

    @Test
    void V8_thirty_years_for_a_title_and_three_for_later_interest() {
        Limitation limitation =
                Limitation.of(LimitationFacts.arisen(day("2025-03-01")).titled(day("2026-05-26")));
        assertThat(limitation.expiresOn()).isEqualTo("2056-05-26");
        assertThat(Limitation.afterTitle(day("2027-04-01")).expiresOn()).isEqualTo("2030-12-31");
        assertThat(limitation.explain(Locale.GERMAN)).contains("26.05.2056", "§§ 197 Abs. 1 Nr. 3 bis 6, 201 BGB");
        assertThat(Limitation.afterTitle(day("2027-04-01")).explain(Locale.ENGLISH))
                .contains("31 December 2030", "197(2)");
    }

    @Test
    void V10_the_last_filing_day_moves_to_the_next_working_day() {
        Limitation limitation = Limitation.regular(day("2025-05-05"));
        assertThat(limitation.expiresOn()).isEqualTo("2028-12-31");
        assertThat(limitation.lastFilingDay(NATIONWIDE)).isEqualTo("2029-01-02");
        assertThat(limitation.warnOn(90)).isEqualTo("2028-10-02");
    }

    @Test
    void V12_ten_years_when_the_debtor_was_never_known() {
        Limitation limitation =
                Limitation.of(LimitationFacts.arisen(day("2026-05-05")).known(null));
        assertThat(limitation.expiresOn()).isEqualTo("2036-05-05");
        assertThat(limitation.explain(Locale.ENGLISH)).contains("never known", "section 199(4) BGB");
    }

    @Test
    void late_knowledge_starts_later_but_ten_years_stay_the_end() {
        LimitationFacts facts = LimitationFacts.arisen(day("2016-05-05"));
        assertThat(Limitation.of(facts.known(day("2020-03-01"))).expiresOn()).isEqualTo("2023-12-31");
        assertThat(Limitation.of(facts.known(day("2025-03-01"))).expiresOn()).isEqualTo("2026-05-05");
        assertThat(Limitation.of(facts.known(day("2025-03-01"))).explain(Locale.GERMAN))
                .contains("§ 199 Abs. 4 BGB");
        assertThat(Limitation.of(facts.known(day("2015-03-01"))).expiresOn()).isEqualTo("2019-12-31");
    }

    @Test
    void a_part_payment_starts_three_years_on_the_day_after() {
        Limitation limitation = Limitation.of(DUE_2023.restarted(List.of(day("2025-05-10"))));
        assertThat(limitation.expiresOn()).isEqualTo("2028-05-10");
        assertThat(limitation.explain(Locale.GERMAN)).contains("11.05.2025", "§ 212 Abs. 1 BGB");
        assertThat(Limitation.of(DUE_2023.restarted(List.of(day("2024-05-10"), day("2026-12-31"))))
                        .expiresOn())
                .isEqualTo("2029-12-31");
        assertThat(Limitation.of(DUE_2023.restarted(List.of(day("2024-02-29")))).expiresOn())
                .isEqualTo("2027-02-28");
    }

    @Test
    void an_acknowledgement_before_the_period_or_after_it_changes_nothing() {
        Limitation early = Limitation.of(DUE_2023.restarted(List.of(day("2023-12-31"))));
        assertThat(early.expiresOn()).isEqualTo("2026-12-31");
        assertThat(early.explain(Locale.ENGLISH)).contains("had not begun");
        Limitation late = Limitation.of(DUE_2023.restarted(List.of(day("2027-01-01"))));
        assertThat(late.expiresOn()).isEqualTo("2026-12-31");
        assertThat(late.explain(Locale.GERMAN)).contains("kommt zu spät");
        assertThat(Limitation.of(DUE_2023.restarted(List.of(day("2024-01-01")))).expiresOn())
                .isEqualTo("2027-01-01");
    }

    @Test
    void enforcement_starts_thirty_years_anew() {
        LimitationFacts titled = DUE_2023.titled(day("2024-05-26"));
        assertThat(Limitation.of(titled.restarted(List.of(day("2030-01-15")))).expiresOn())
                .isEqualTo("2060-01-15");
        assertThat(Limitation.of(titled.restarted(List.of(day("2024-02-01")))).expiresOn())
                .isEqualTo("2054-05-26");
    }

    @Test
    void the_procedure_that_led_to_a_title_does_not_stop_the_titles_own_time() {
        for (Kind kind : List.of(Kind.COURT_DUNNING, Kind.LAWSUIT, Kind.INSOLVENCY, Kind.CONSUMER_CREDIT)) {
            LimitationFacts facts = DUE_2023.suspended(
                            List.of(new Suspension(day("2026-03-02"), day("2026-05-26"), kind)))
                    .titled(day("2026-05-26"));
            assertThat(Limitation.of(facts).expiresOn()).as("%s", kind).isEqualTo("2056-05-26");
            assertThat(Limitation.of(facts.restarted(List.of(day("2026-06-15"))))
                            .expiresOn())
                    .as("%s, then enforcement", kind)
                    .isEqualTo("2056-06-15");
        }
    }

    @Test
    void a_deferral_or_a_new_procedure_stops_the_titles_time() {
        LimitationFacts titled = DUE_2023.titled(day("2026-05-26"));
        assertThat(Limitation.of(titled.suspended(
                                List.of(new Suspension(day("2026-05-01"), day("2026-06-05"), Kind.DEFERRAL))))
                        .expiresOn())
                .isEqualTo("2056-06-05"); // ten of the days
        assertThat(Limitation.of(titled.suspended(
                                List.of(new Suspension(day("2026-05-27"), day("2026-05-31"), Kind.LAWSUIT))))
                        .expiresOn())
                .isEqualTo("2056-11-30"); // 188 days
    }

    @Test
    void days_of_a_deferral_do_not_count() {
        Limitation limitation = suspended("2025-01-01", "2025-01-31", Kind.DEFERRAL);
        assertThat(limitation.expiresOn()).isEqualTo("2027-01-31");
        assertThat(limitation.explain(Locale.GERMAN))
                .contains("Gehemmt vom 01.01.2025 bis 31.01.2025 (§ 205 BGB): Ende nun 31.01.2027 (§ 209 BGB).");
    }

    @Test
    void only_days_within_the_running_period_are_left_out() {
        assertThat(suspended("2023-11-01", "2024-01-10", Kind.DEFERRAL).expiresOn())
                .isEqualTo("2027-01-10");
        assertThat(suspended("2023-11-01", "2023-12-31", Kind.DEFERRAL).expiresOn())
                .isEqualTo("2026-12-31");
        assertThat(suspended("2026-12-31", "2027-01-09", Kind.DEFERRAL).expiresOn())
                .isEqualTo("2027-01-10");
        Limitation late = suspended("2027-01-01", "2027-02-09", Kind.DEFERRAL);
        assertThat(late.expiresOn()).isEqualTo("2026-12-31");
        assertThat(late.explain(Locale.ENGLISH)).contains("comes too late");
    }

    @Test
    void overlapping_times_count_once() {
        List<Suspension> times = List.of(
                new Suspension(day("2025-01-11"), day("2025-01-31"), Kind.DEFERRAL),
                new Suspension(day("2025-01-01"), day("2025-01-20"), Kind.DEFERRAL));
        assertThat(Limitation.of(DUE_2023.suspended(times)).expiresOn()).isEqualTo("2027-01-31");
    }

    @Test
    void procedures_stop_time_for_six_months_more() {
        for (Kind kind : List.of(Kind.COURT_DUNNING, Kind.LAWSUIT, Kind.INSOLVENCY)) {
            assertThat(suspended("2025-01-01", "2025-01-31", kind).expiresOn())
                    .as("%s", kind)
                    .isEqualTo("2027-07-31"); // 212 days
        }
    }

    @Test
    void after_negotiations_three_months_are_left_at_least() {
        assertThat(suspended("2025-01-01", "2025-01-10", Kind.NEGOTIATION).expiresOn())
                .isEqualTo("2027-01-10");
        assertThat(suspended("2026-12-20", "2027-06-30", Kind.NEGOTIATION).expiresOn())
                .isEqualTo("2027-09-30"); // 193 days would end on 2027-07-12
    }

    @Test
    void an_estate_and_a_minor_only_put_off_the_end() {
        for (Kind kind : List.of(Kind.ESTATE, Kind.INCAPACITY)) {
            assertThat(suspended("2025-01-01", "2025-06-30", kind).expiresOn()).isEqualTo("2026-12-31");
            assertThat(suspended("2026-11-01", "2026-12-15", kind).expiresOn()).isEqualTo("2027-06-15");
        }
    }

    @Test
    void force_majeure_counts_in_the_last_six_months_only() {
        assertThat(suspended("2025-01-01", "2025-06-30", Kind.FORCE_MAJEURE).expiresOn())
                .isEqualTo("2026-12-31");
        assertThat(suspended("2026-06-01", "2026-07-10", Kind.FORCE_MAJEURE).expiresOn())
                .isEqualTo("2027-01-10");
    }

    @Test
    void a_consumer_loan_in_default_waits_for_its_title_ten_years_at_most() {
        assertThat(suspended("2023-02-01", "2027-12-31", Kind.CONSUMER_CREDIT).expiresOn())
                .isEqualTo("2030-12-31");
        Limitation most = suspended("2023-02-01", "2040-12-31", Kind.CONSUMER_CREDIT);
        assertThat(most.explain(Locale.GERMAN)).contains("bis 02.01.2033 (§ 497 Abs. 3 Satz 3 BGB)");
    }

    @Test
    void an_acknowledgement_while_time_stands_still_starts_the_period_when_it_runs_again() {
        LimitationFacts facts = DUE_2023.suspended(
                        List.of(new Suspension(day("2025-01-01"), day("2025-06-30"), Kind.DEFERRAL)))
                .restarted(List.of(day("2025-03-01")));
        assertThat(Limitation.of(facts).expiresOn()).isEqualTo("2028-06-30");
        LimitationFacts later = DUE_2023.suspended(
                        List.of(new Suspension(day("2026-01-01"), day("2026-01-31"), Kind.DEFERRAL)))
                .restarted(List.of(day("2025-03-01")));
        assertThat(Limitation.of(later).expiresOn()).isEqualTo("2028-04-01");
    }

    @Test
    void leap_days_do_not_make_a_restart_end_early() {
        LimitationFacts facts = LimitationFacts.arisen(day("2002-04-15"))
                .suspended(List.of(new Suspension(day("2002-12-03"), day("2004-02-28"), Kind.DEFERRAL)));
        assertThat(Limitation.of(facts.restarted(List.of(day("2003-01-01")))).expiresOn())
                .isEqualTo("2007-02-28");
        LimitationFacts longer = LimitationFacts.arisen(day("2002-04-15"))
                .suspended(List.of(new Suspension(day("2002-12-03"), day("2004-03-05"), Kind.DEFERRAL)));
        assertThat(Limitation.of(longer).expiresOn()).isEqualTo("2007-03-06");
        assertThat(Limitation.of(longer.restarted(List.of(day("2003-01-01")))).expiresOn())
                .isEqualTo("2007-03-06");
    }

    @Test
    void an_acknowledgement_of_a_claim_never_known_starts_its_ten_years_anew() {
        LimitationFacts facts = LimitationFacts.arisen(day("2020-05-05")).known(null);
        assertThat(Limitation.of(facts.restarted(List.of(day("2022-01-01")))).expiresOn())
                .isEqualTo("2032-01-01");
    }

    @Test
    void a_suspension_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> new Suspension(day("2025-01-02"), day("2025-01-01"), Kind.LAWSUIT))
                .hasMessageContaining("2025-01-02");
        assertThat(new Suspension(day("2025-01-02"), day("2025-01-02"), Kind.DEFERRAL).lastDay())
                .isEqualTo("2025-01-02");
    }

    private static Limitation suspended(String from, String to, Kind kind) {
        return Limitation.of(DUE_2023.suspended(List.of(new Suspension(day(from), day(to), kind))));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
