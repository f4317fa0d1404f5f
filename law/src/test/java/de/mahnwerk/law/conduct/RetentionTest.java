package de.mahnwerk.law.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    @ParameterizedTest(name = "{0} of {1}: until {2}")
    @CsvSource(textBlock = """
            BOOKS,             2026-03-05, 2036-12-31
            VOUCHERS,          2026-03-05, 2034-12-31
            VOUCHERS,          2026-01-01, 2034-12-31
            VOUCHERS_OF_BANKS, 2026-12-31, 2036-12-31
            LETTERS,           2026-03-05, 2032-12-31
            TITLE,             2026-05-26, 2056-05-26
            """)
    void until_when_what_is_kept(Retention.Kind kind, LocalDate made, LocalDate until) {
        Retention retention = Retention.of(kind, made);
        assertThat(retention.keepUntil()).isEqualTo(until);
        assertThat(retention.deleteFrom()).isEqualTo(until.plusDays(1));
        assertThat(retention.isOverOn(until)).isFalse();
        assertThat(retention.isOverOn(until.plusDays(1))).isTrue();
    }

    @ParameterizedTest(name = "{0} on {1}: made until {2}")
    @CsvSource(textBlock = """
            LETTERS,  2032-12-31, 2025-12-31
            LETTERS,  2033-01-01, 2026-12-31
            VOUCHERS, 2034-12-31, 2025-12-31
            VOUCHERS, 2035-01-01, 2026-12-31
            TITLE,    2056-05-26, 2026-05-25
            TITLE,    2056-05-27, 2026-05-26
            TITLE,    2056-02-29, 2026-02-28
            TITLE,    2054-03-01, 2024-02-29
            """)
    void what_may_go_on_a_day(Retention.Kind kind, LocalDate day, LocalDate latest) {
        assertThat(Retention.latestOver(kind, day)).isEqualTo(latest);
        assertThat(Retention.of(kind, latest).isOverOn(day)).isTrue();
        assertThat(Retention.of(kind, latest.plusDays(1)).isOverOn(day)).isFalse();
    }

    @Test
    void it_says_why() {
        assertThat(Retention.of(Retention.Kind.VOUCHERS, LocalDate.of(2026, 3, 5))
                        .explain(Locale.GERMAN))
                .isEqualTo(
                        "Buchungsbelege: 8 Jahre ab Schluss des Jahres, also bis 31.12.2034 (§ 147 Abs. 1 Nr. 4, Abs. 3"
                                + " AO, § 257 HGB); danach zu löschen, sobald die Steuer festgesetzt ist (Art. 17 DSGVO).");
        assertThat(Retention.of(Retention.Kind.TITLE, LocalDate.of(2026, 5, 26)).explain(Locale.ENGLISH))
                .contains("until paid, 26 May 2056 at the latest");
    }
}
