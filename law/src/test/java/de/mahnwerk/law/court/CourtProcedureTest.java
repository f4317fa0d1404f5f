package de.mahnwerk.law.court;

import static de.mahnwerk.law.NationwideHolidays.NATIONWIDE;
import static de.mahnwerk.law.court.Admissibility.CounterPerformance.NOT_OPEN;
import static de.mahnwerk.law.court.Admissibility.CounterPerformance.OPEN;
import static de.mahnwerk.law.court.Admissibility.Service.ABROAD_BY_TREATY;
import static de.mahnwerk.law.court.Admissibility.Service.ABROAD_WITHOUT_TREATY;
import static de.mahnwerk.law.court.Admissibility.Service.KNOWN_ADDRESS;
import static de.mahnwerk.law.court.Admissibility.Service.PUBLIC_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.Rate;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtProcedureTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            BW,     AG Stuttgart
            BY,     AG Coburg
            BE,     AG Wedding
            BB,     AG Wedding
            ABROAD, AG Wedding
            HB,     AG Bremen
            HH,     AG Hamburg-Altona
            MV,     AG Hamburg-Altona
            HE,     AG Hünfeld
            NI,     AG Uelzen
            RP,     AG Mayen
            SL,     AG Mayen
            SN,     AG Aschersleben
            ST,     AG Aschersleben
            TH,     AG Aschersleben
            SH,     AG Schleswig
            """)
    void the_court_of_the_applicants_state(Seat seat, String court) {
        assertThat(DunningCourt.of(seat, null)).map(DunningCourt::name).contains(court);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            50667, KOELN,       AG Euskirchen
            52062, KOELN,       AG Euskirchen
            53111, KOELN,       AG Euskirchen
            51373, KOELN,       AG Euskirchen
            42929, KOELN,       AG Euskirchen
            42477, KOELN,       AG Euskirchen
            41849, KOELN,       AG Euskirchen
            40213, DUESSELDORF, AG Hagen
            42103, DUESSELDORF, AG Hagen
            47051, DUESSELDORF, AG Hagen
            45468, DUESSELDORF, AG Hagen
            46045, DUESSELDORF, AG Hagen
            45127, HAMM,        AG Hagen
            46236, HAMM,        AG Hagen
            44135, HAMM,        AG Hagen
            58095, HAMM,        AG Hagen
            33602, HAMM,        AG Hagen
            """)
    void north_rhine_westphalia_by_postal_code(String postcode, CourtOfAppealDistrict district, String court) {
        assertThat(CourtOfAppealDistrict.ofPostcode(postcode)).contains(district);
        assertThat(DunningCourt.of(Seat.NW, district)).map(DunningCourt::name).contains(court);
    }

    @Test
    void a_postal_code_elsewhere_has_no_district_and_without_one_there_is_no_court() {
        assertThat(CourtOfAppealDistrict.ofPostcode("10115")).isEmpty();
        assertThat(CourtOfAppealDistrict.ofPostcode("5066")).isEmpty();
        assertThat(CourtOfAppealDistrict.ofPostcode(" 50667 ")).contains(CourtOfAppealDistrict.KOELN);
        assertThat(DunningCourt.of(Seat.NW, null)).isEmpty();
        assertThat(DunningCourt.all()).hasSize(12);
        assertThat(DunningCourt.of(Seat.ST, null).orElseThrow().explain(Locale.GERMAN))
                .isEqualTo("Zuständig ist das Mahngericht am Sitz des Antragstellers: AG Aschersleben, 39418 Staßfurt"
                        + " (§ 689 Abs. 2, 3 ZPO).");
        assertThat(DunningCourt.of(Seat.HE, null).orElseThrow().id()).isEqualTo("M1307");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            nw,                  NW
            DE-NW,               NW
            NRW,                 NW
            nordrhein-westfalen, NW
            Bayern,              BY
            Ausland,             ABROAD
            """)
    void states_as_people_write_them(String text, Seat seat) {
        assertThat(Seat.parse(text)).contains(seat);
        assertThat(Seat.parse("XX")).isEmpty();
    }

    @ParameterizedTest(name = "{0} served {1}")
    @CsvSource(textBlock = """
            OBJECTION,             2026-04-08, 2026-04-22
            OBJECTION,             2026-12-11, 2026-12-28
            ENFORCEMENT_ORDER,     2026-04-08, 2026-10-08
            ENFORCEMENT_ORDER,     2026-12-11, 2027-06-11
            ENFORCEMENT_ORDER,     2026-08-31, 2027-03-01
            APPEAL,                2026-05-11, 2026-05-26
            APPEAL_ABROAD,         2026-05-11, 2026-06-11
            STATEMENT_OF_CLAIM,    2026-04-08, 2026-04-22
            CLAIM_AFTER_REJECTION, 2026-01-30, 2026-03-02
            """)
    void deadlines_never_end_on_a_day_off(Deadline.Kind kind, LocalDate served, LocalDate last) {
        assertThat(Deadline.of(kind, served, NATIONWIDE).lastDay()).isEqualTo(last);
    }

    @Test
    void the_enforcement_order_can_be_applied_for_on_the_day_after() {
        assertThat(Deadline.earliestEnforcementOrder(day("2026-04-08"), NATIONWIDE))
                .isEqualTo("2026-04-23");
        assertThat(Deadline.earliestEnforcementOrder(day("2026-12-11"), NATIONWIDE))
                .isEqualTo("2026-12-29");
    }

    @Test
    void deadlines_explain_themselves() {
        assertThat(Deadline.of(Deadline.Kind.OBJECTION, day("2026-12-11"), NATIONWIDE)
                        .explain(Locale.GERMAN))
                .isEqualTo(
                        "Widerspruch: zugestellt am 11.12.2026, Frist bis 25.12.2026; das ist ein Samstag, Sonntag oder"
                                + " Feiertag, also bis 28.12.2026 (§§ 692 Abs. 1 Nr. 3, 694 ZPO, § 222 Abs. 2 ZPO).");
        assertThat(Deadline.of(Deadline.Kind.APPEAL, day("2026-04-08"), NATIONWIDE)
                        .explain(Locale.ENGLISH))
                .isEqualTo("appeal: served on 8 April 2026, in time until 22 April 2026 (sections 700(1), 339(1) ZPO,"
                        + " section 222(1) ZPO).");
    }

    @Test
    void what_bars_the_procedure() {
        Money claim = Money.eur("500.00");
        assertThat(Admissibility.of(claim, NOT_OPEN, KNOWN_ADDRESS, null).isAdmissible())
                .isTrue();
        assertThat(Admissibility.of(claim, NOT_OPEN, ABROAD_BY_TREATY, null).explain(Locale.GERMAN))
                .isEqualTo("Das Mahnverfahren ist zulässig (§ 688 ZPO).");
        assertThat(Admissibility.of(claim, OPEN, PUBLIC_NOTICE, null).obstacles())
                .hasSize(2);
        assertThat(Admissibility.of(claim, NOT_OPEN, ABROAD_WITHOUT_TREATY, null)
                        .explain(Locale.ENGLISH))
                .contains("688(3)");
        Money dollars = new Money(50000, Currency.getInstance("USD"));
        assertThat(Admissibility.of(dollars, NOT_OPEN, KNOWN_ADDRESS, null).explain(Locale.GERMAN))
                .contains("500,00 USD", "§ 688 Abs. 1 ZPO");
        assertThat(Admissibility.of(Money.ZERO, NOT_OPEN, KNOWN_ADDRESS, null).isAdmissible())
                .isFalse();
    }

    @Test
    void a_credit_more_than_twelve_points_above_the_base_rate_is_barred() {
        var lawful = new Admissibility.Credit(Rate.percent("13.27"), Rate.percent("1.27"));
        var dear = new Admissibility.Credit(Rate.percent("13.28"), Rate.percent("1.27"));
        assertThat(Admissibility.of(Money.eur("1.00"), NOT_OPEN, KNOWN_ADDRESS, lawful)
                        .isAdmissible())
                .isTrue();
        assertThat(Admissibility.of(Money.eur("1.00"), NOT_OPEN, KNOWN_ADDRESS, dear)
                        .explain(Locale.GERMAN))
                .contains("13,28 %", "Nr. 1 ZPO");
    }

    @Test
    void the_catalogue_of_main_claims() {
        assertThat(MainClaim.all()).hasSize(56);
        assertThat(MainClaim.of(43).orElseThrow().german()).isEqualTo("Warenlieferung");
        assertThat(MainClaim.of(11).orElseThrow().explain(Locale.ENGLISH)).isEqualTo("11: purchase");
        assertThat(MainClaim.of(11).orElseThrow().needs()).isEmpty();
        assertThat(MainClaim.of(19).orElseThrow().needs()).containsExactly(MainClaim.Extra.PROPERTY);
        assertThat(MainClaim.of(28).orElseThrow().needs()).containsExactly(MainClaim.Extra.CONTRACT_TYPE);
        assertThat(MainClaim.of(42).orElseThrow().needs()).containsExactly(MainClaim.Extra.CUSTOMER_OR_METER_NUMBER);
        assertThat(MainClaim.of(47)).isEmpty();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
