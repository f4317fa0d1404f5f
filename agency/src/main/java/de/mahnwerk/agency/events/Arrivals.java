package de.mahnwerk.agency.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes those who wait for events of this node; what other nodes number is found at the next look. Thread-safe. */
@Component
class Arrivals {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition numbered = lock.newCondition();

    private long generation;

    /** What has been told so far; take it before looking, so that nothing told meanwhile is slept over. */
    long seen() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    void tell() {
        lock.lock();
        try {
            generation++;
            numbered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until more was told than {@code seen}, or a moment, and at most {@code nanos}; no connection is held meanwhile. */
    void await(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = Math.min(nanos, BETWEEN_LOOKS.toNanos());
            while (generation == seen && left > 0) {
                left = numbered.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
