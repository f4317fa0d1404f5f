package de.mahnwerk.merchant.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;

/** Batches on their way to one agency, a few at a time: while the agency works on some, the next is made ready. */
final class BatchesUnderWay implements AutoCloseable {

    private static final int MOST = 3;

    private final Semaphore free = new Semaphore(MOST);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Integer>> sent = new ArrayList<>();

    /** Sends a batch, after waiting until there is room for it. */
    void send(IntSupplier batch) {
        free.acquireUninterruptibly();
        sent.add(senders.submit(() -> {
            try {
                return batch.getAsInt();
            } finally {
                free.release();
            }
        }));
    }

    /** Waits for all; how many claims were answered. The first failure is thrown once all are done. */
    int answered() {
        int all = 0;
        IllegalStateException failed = null;
        for (Future<Integer> one : sent) {
            try {
                all += one.get();
            } catch (ExecutionException e) {
                failed = failed == null ? new IllegalStateException("a batch was not sent", e.getCause()) : failed;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while batches were under way", e);
            }
        }
        sent.clear();
        if (failed != null) {
            throw failed;
        }
        return all;
    }

    @Override
    public void close() {
        senders.close();
    }
}
