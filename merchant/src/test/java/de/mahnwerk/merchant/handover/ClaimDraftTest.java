package de.mahnwerk.merchant.handover;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.platform.calendar.GermanHolidays;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.NewClaim;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimDraftTest {

    /** Thirty days after receipt on 5 May 2026 is 4 June 2026, Corpus Christi in some states. */
    @ParameterizedTest
    @CsvSource({"NW, 2026-06-06", "Bayern, 2026-06-06", "HH, 2026-06-05", "'', 2026-06-05"})
    void default_after_30_days_waits_for_the_holidays_of_the_merchants_state(String state, LocalDate since) {
        LocalDate issued = LocalDate.of(2026, 5, 2);
        ClaimFacts facts = new ClaimFacts(
                "H-1",
                true,
                GermanHolidays.in(state),
                new ClaimFacts.Customer(
                        "K-1",
                        DebtorKind.BUSINESS,
                        "",
                        "",
                        "",
                        "Muster GmbH",
                        "Lindenweg 7",
                        "04109",
                        "Leipzig",
                        "DE",
                        "",
                        "",
                        "de"),
                List.of(),
                List.of(new ClaimFacts.Item(
                        "RE-1", "Kaffee", "", null, null, issued, issued, "EUR", 8990, 8990, "OPEN", false, null, null,
                        null, false, false)),
                List.of(),
                List.of());

        NewClaim claim = Objects.requireNonNull(
                ClaimDraft.of(facts, LocalDate.of(2026, 7, 1)).claim());

        assertThat(claim.inDefault().since()).isEqualTo(since);
        assertThat(claim.inDefault().ground()).isEqualTo(DefaultGround.THIRTY_DAYS);
    }
}
