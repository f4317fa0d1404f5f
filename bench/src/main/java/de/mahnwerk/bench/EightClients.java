package de.mahnwerk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight clients who do the same thing again and again, each waiting for its answer. */
final class EightClients {

    private static final int CLIENTS = 8;

    /** What one client does until {@link System#nanoTime()} says {@code end}; how often it did it. */
    interface Client {
        long until(long end) throws Exception;
    }

    private EightClients() {}

    /** How often a second they did it together, over so many seconds. */
    static double aSecond(int seconds, Client client) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long done = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> client.until(end)));
            }
            for (Future<Long> one : running) {
                done += one.get();
            }
        }
        return done * 1e9 / (System.nanoTime() - start);
    }
}
