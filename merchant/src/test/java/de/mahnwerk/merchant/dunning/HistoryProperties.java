package de.mahnwerk.merchant.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import de.mahnwerk.merchant.MerchantHouse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories of one merchant: invoices, credits, payments and their return, runs, blocks, disputes, hand-overs and
 * undos in any order. After each step the books balance and nobody was dunned who must not be.
 */
class HistoryProperties {

    private static final int HISTORIES = 40;
    private static final int LONGEST = 45;

    private static final MerchantHouse HOUSE = MerchantHouse.open(HistoryProperties.class, LocalDate.of(2026, 1, 5));

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    @Test
    void no_history_doubles_a_notice_or_duns_what_must_not_be_dunned_and_all_books_balance() {
        qt().withExamples(HISTORIES)
                .withShrinkCycles(60)
                .forAll(lists().of(integers().between(0, 999_999)).ofSizeBetween(1, LONGEST))
                .checkAssert(HistoryProperties::live);
    }

    private static void live(List<Integer> steps) {
        History history = new History(HOUSE);
        for (int step : steps) {
            history.step(step);
        }
    }

    @Test
    void the_checks_bite_when_a_notice_is_doubled() {
        History history = new History(HOUSE);
        history.dunOneInvoice();

        history.doubleTheNotice();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(history::check))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("notices of one item and level");
    }

    @Test
    void the_checks_bite_when_a_cent_is_lost() {
        History history = new History(HOUSE);
        history.dunOneInvoice();

        history.loseACent();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(history::check))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("open amount and sum of entries");
    }
}
