package de.mahnwerk.platform.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How many calls each caller may make: a bucket a caller that fills up evenly within a minute, on each node.
 *
 * @param <K> by what callers are told apart
 */
public final class RateLimit<K> {

    private static final int MOST_CALLERS = 10_000;
    private static final long NANOS = 1_000_000_000L;

    private final ToIntFunction<K> perMinute;
    // callers may be names that strangers make up: those that did not come for the longest time are forgotten
    private final Map<K, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    });

    /** {@code perMinute} is asked once a caller, until the caller is forgotten. */
    public RateLimit(ToIntFunction<K> perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes one call; seconds to wait when there is none left, 0 when it may go on. */
    public long take(K caller) {
        Bucket known = buckets.get(caller);
        ConsumptionProbe probe = (known == null ? fresh(caller) : known).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, (probe.getNanosToWaitForRefill() + NANOS - 1) / NANOS);
    }

    /** The caller's number has changed. */
    public void forget(K caller) {
        Bucket _ = buckets.remove(caller);
    }

    /** Asks for the number outside of the map's lock. */
    private Bucket fresh(K caller) {
        int most = perMinute.applyAsInt(caller);
        return buckets.computeIfAbsent(
                caller,
                ignored -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                        .build());
    }
}
