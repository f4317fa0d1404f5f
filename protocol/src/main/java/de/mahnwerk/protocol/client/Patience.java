package de.mahnwerk.protocol.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The pauses between attempts: doubling, with jitter so that many clients do not come back at once. */
final class Patience {

    /** How a pause is spent; tests spend none. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    private final ClientSettings settings;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    Patience(ClientSettings settings, Sleeper sleeper, RandomGenerator random) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** Pauses after failed attempt {@code attempt} (from 1); false when no further one is worth it. */
    boolean goOn(int attempt, Optional<Duration> askedFor) throws InterruptedException {
        if (attempt >= settings.attempts()
                || askedFor.filter(pause -> pause.compareTo(settings.longestPause()) > 0)
                        .isPresent()) {
            return false;
        }
        Duration own = jittered(attempt);
        sleeper.sleep(askedFor.filter(pause -> pause.compareTo(own) > 0).orElse(own));
        return true;
    }

    private Duration jittered(int attempt) {
        long full = Math.min(
                settings.longestPause().toNanos(), settings.firstPause().toNanos() << Math.min(attempt - 1, 20));
        return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
    }
}
