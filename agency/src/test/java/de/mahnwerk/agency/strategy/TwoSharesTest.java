package de.mahnwerk.agency.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of Newcombe's article (Statistics in Medicine 17, 1998, table II), method 10. */
class TwoSharesTest {

    private static final double PRINTED = 0.00005;

    @ParameterizedTest(name = "{0}/{1} and {2}/{3}")
    @CsvSource({
        "48, 80, 56, 70,  0.0524, 0.3339",
        "3,  10,  9, 10,  0.1705, 0.8090",
        "2,   7,  6,  7,  0.0582, 0.8062",
        "0,  29,  5, 56, -0.0381, 0.1926",
        "0,  20,  0, 10, -0.1611, 0.2775",
        "0,  10, 10, 10,  0.6075, 1.0000",
    })
    void as_printed(long firstHits, long first, long secondHits, long second, double lower, double upper) {
        TwoShares two = TwoShares.of(firstHits, first, secondHits, second);
        assertThat(two.lower()).isCloseTo(lower, within(PRINTED));
        assertThat(two.upper()).isCloseTo(upper, within(PRINTED));
        assertThat(two.tells()).isEqualTo(lower > 0 || upper < 0);
    }

    @Test
    void the_same_share_twice_tells_nothing() {
        assertThat(TwoShares.of(500, 1_000, 500, 1_000).tells()).isFalse();
        assertThat(TwoShares.of(560, 1_000, 500, 1_000).tells()).isTrue();
    }
}
