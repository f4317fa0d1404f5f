package de.mahnwerk.platform.days;

import java.time.Duration;

/** Work that any node picks up again and again: transmit, read the feed, number events. Returns when nothing is left. */
public interface RecurringWork {

    String name();

    Duration interval();

    /** How many nodes may do it at the same time, each its part; one node never does it twice at a time. */
    default int nodes() {
        return 1;
    }

    /** Does all that waits now; the number of things done, 0 when there was nothing. */
    int work();
}
