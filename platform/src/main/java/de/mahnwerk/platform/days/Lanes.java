package de.mahnwerk.platform.days;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.ToIntFunction;

/** Work for many tenants side by side, a few at a time; what one tenant needs stays in order and in one lane. */
public final class Lanes {

    /** Few enough that a side's pool of connections serves its pages meanwhile. */
    private static final int LANES = 4;

    /** Not virtual ones: those do not share a processor, and a lane that draws letters would keep requests waiting. */
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("lane-", 1).factory();

    private Lanes() {}

    /**
     * The sum of what {@code work} did for each tenant. A failure for one tenant does not keep the others from their
     * turn; the first one is thrown when all had theirs. Told to stop, all lanes are.
     */
    public static <T> int sum(Collection<T> tenants, ToIntFunction<T> work) {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES, THREADS)) {
            List<Future<Integer>> running = new ArrayList<>();
            tenants.forEach(tenant -> running.add(lanes.submit(() -> work.applyAsInt(tenant))));
            try {
                int sum = 0;
                for (Future<Integer> one : running) {
                    sum += one.get();
                }
                return sum;
            } catch (InterruptedException _) {
                List<Runnable> _ = lanes.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("told to stop");
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
