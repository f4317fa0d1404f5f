package de.mahnwerk.app.simulate;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each part of the simulated days takes, in real time. */
final class Stopwatch {

    private static final long NANOS_IN_MILLI = 1_000_000;

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final long begun = System.nanoTime();

    void measure(String part, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            nanos.merge(part, System.nanoTime() - start, Long::sum);
        }
    }

    /** In milliseconds by part. */
    Map<String, Long> parts() {
        Map<String, Long> millis = new LinkedHashMap<>();
        nanos.forEach((part, spent) -> millis.put(part, spent / NANOS_IN_MILLI));
        return millis;
    }

    /** Since the beginning. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
