package de.mahnwerk.platform.database;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place where a transaction says whose it is. Row-level security shows and takes only rows of that tenant (at
 * the agency: of that client). Calls inside a transaction join it; one of another tenant is refused. A thread that was told to stop begins none.
 */
public final class Tenancy {

    private static final String EVERYONE = "*";

    private final TransactionTemplate transactions;
    private final JdbcClient db;
    private final ThreadLocal<@Nullable String> current = new ThreadLocal<>();

    public Tenancy(PlatformTransactionManager transactions, JdbcClient db) {
        this.transactions = new TransactionTemplate(transactions);
        this.db = db;
    }

    /** Runs {@code work} in one transaction of {@code tenant} and returns what it returns. */
    public <T extends @Nullable Object> T as(long tenant, Supplier<T> work) {
        return in(Long.toString(tenant), work);
    }

    public void run(long tenant, Runnable work) {
        boolean _ = in(Long.toString(tenant), () -> {
            work.run();
            return true;
        });
    }

    /** Runs {@code work} in a transaction of {@code tenant} as if it were real, and then takes all of it back. */
    public <T extends @Nullable Object> T rolledBack(long tenant, Supplier<T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("what is taken back needs a transaction of its own");
        }
        return in(Long.toString(tenant), work, true);
    }

    /** A transaction over all tenants: for the agency's clerks, for day jobs, for the operator's figures. */
    public <T extends @Nullable Object> T asEveryone(Supplier<T> work) {
        return in(EVERYONE, work);
    }

    public void runAsEveryone(Runnable work) {
        boolean _ = in(EVERYONE, () -> {
            work.run();
            return true;
        });
    }

    private <T extends @Nullable Object> T in(String tenant, Supplier<T> work) {
        return in(tenant, work, false);
    }

    private <T extends @Nullable Object> T in(String tenant, Supplier<T> work, boolean takenBack) {
        String outer = current.get();
        if (outer != null) {
            if (!outer.equals(tenant)) {
                throw new IllegalStateException(
                        "this transaction belongs to tenant " + outer + " and cannot work for " + tenant);
            }
            return work.get();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the side stops; what is not begun waits until it runs again");
        }
        current.set(tenant);
        try {
            return transactions.execute(status -> {
                // the statement travels to every node of a distributed database, the function set_config does not
                int rows = db.sql("set local app.tenant = '" + tenant + "'").update();
                assert rows == 0;
                if (takenBack) {
                    status.setRollbackOnly();
                }
                return work.get();
            });
        } finally {
            current.remove();
        }
    }
}
