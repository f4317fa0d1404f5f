package de.mahnwerk.conformance;

import java.time.Duration;
import java.util.List;

/**
 * What came out of one check.
 *
 * @param reason why it failed or was skipped; empty when it passed
 * @param exchanges what was sent and what came, in order
 */
public record Finding(
        String check, String rule, Verdict verdict, String reason, List<Exchange> exchanges, Duration took) {

    public Finding {
        exchanges = List.copyOf(exchanges);
    }
}
