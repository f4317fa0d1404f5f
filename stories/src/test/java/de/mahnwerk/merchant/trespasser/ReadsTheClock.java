package de.mahnwerk.merchant.trespasser;

import java.time.Instant;

/** Planted: a decision that reads the clock. */
public class ReadsTheClock {
    Instant now() {
        return Instant.now();
    }
}
