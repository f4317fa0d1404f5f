package de.mahnwerk.platform.days;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does a piece of {@link RecurringWork} for one tenant at once instead of at its next turn: one run at a time for each
 * tenant, and once more when it was asked for meanwhile, so that a hundred changes cost a few runs. What is asked for and
 * lost in a crash is done at the next turn. Thread-safe.
 */
public final class Soon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Soon.class);

    private enum Run {
        UNDER_WAY,
        ONCE_MORE
    }

    private final LongConsumer work;
    private final ConcurrentMap<Long, Run> runs = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Soon(LongConsumer work) {
        this.work = work;
    }

    /** Asks for a run that sees everything committed until now. */
    public void ask(long tenant) {
        if (runs.merge(tenant, Run.UNDER_WAY, (known, asked) -> Run.ONCE_MORE) == Run.UNDER_WAY) {
            threads.execute(() -> run(tenant));
        }
    }

    /** Asks when the running transaction is committed; not at all when it is rolled back. */
    public void askAfterCommit(long tenant) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ask(tenant);
            }
        });
    }

    private void run(long tenant) {
        do {
            try {
                work.accept(tenant);
            } catch (RuntimeException e) {
                LOG.warn("tenant={} left to the next turn: {}", tenant, e.getMessage());
            }
        } while (runs.computeIfPresent(tenant, (key, run) -> run == Run.ONCE_MORE ? Run.UNDER_WAY : null) != null);
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
    }
}
