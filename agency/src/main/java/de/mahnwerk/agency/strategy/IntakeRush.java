package de.mahnwerk.agency.strategy;

import java.time.Duration;

/**
 * Lets claims that arrive at this node pass before the letters, which are a matter of the same day. However long the rush,
 * letters wait for a quarter of an hour at most; then they are written beside it. Thread-safe.
 */
final class IntakeRush {

    private static final long QUIET_AFTER = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_WAIT = Duration.ofMinutes(15).toNanos();

    private long lastOpened = System.nanoTime() - QUIET_AFTER;
    private long waitingSince = lastOpened;
    private boolean waiting;

    /** Cases are being opened. */
    synchronized void opened() {
        lastOpened = System.nanoTime();
    }

    /** Whether letters should wait a while. */
    synchronized boolean first() {
        long now = System.nanoTime();
        if (now - lastOpened >= QUIET_AFTER) {
            waiting = false;
            return false;
        }
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
        return now - waitingSince < LONGEST_WAIT;
    }
}
