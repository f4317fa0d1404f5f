package de.mahnwerk.law.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** No costs of an agreement without the notice of them before it. */
class AgreementNoticeTest {

    private static final LocalDate SENT = LocalDate.of(2026, 11, 2);
    private static final Money NAMED = Money.eur("43.26");

    @Test
    void what_was_named_before_the_agreement_may_be_demanded() {
        AgreementNotice notice = new AgreementNotice(SENT, NAMED);
        assertThat(notice.allows(NAMED, SENT)).isEqualTo(NAMED);
        assertThat(notice.allows(NAMED, SENT.plusDays(9))).isEqualTo(NAMED);
    }

    @Test
    void never_more_than_was_named_and_never_more_than_is_lawful() {
        AgreementNotice notice = new AgreementNotice(SENT, NAMED);
        assertThat(notice.allows(Money.eur("50.00"), SENT)).isEqualTo(NAMED);
        assertThat(notice.allows(Money.eur("40.00"), SENT)).isEqualTo(Money.eur("40.00"));
    }

    @Test
    void without_a_notice_or_with_one_that_came_too_late_nothing_is_owed() {
        assertThat(new AgreementNotice(null, NAMED).allows(NAMED, SENT)).isEqualTo(Money.ZERO);
        assertThat(new AgreementNotice(SENT, NAMED).allows(NAMED, SENT.minusDays(1)))
                .isEqualTo(Money.ZERO);
    }
}
