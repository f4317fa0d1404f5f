package de.mahnwerk.platform.database;

import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one way past "append-only": what the law no longer allows to keep is erased under a database role of its own, which can
 * change and delete but add nothing, and is as little above row-level security as the program's.
 */
public final class Eraser {

    static final String ROLE = "_eraser";

    private final JdbcClient db;
    private final String side;

    public Eraser(JdbcClient db, String side) {
        this.db = db;
        this.side = side;
    }

    /** Runs {@code work} under the role; throws {@link IllegalStateException} outside a transaction, which would keep the role. */
    public <T> T erasing(Supplier<T> work) {
        if (!isActualTransactionActive()) {
            throw new IllegalStateException("erasing belongs into a transaction");
        }
        become(side + ROLE);
        T erased = work.get();
        become(side + "_app");
        return erased;
    }

    /** Until the transaction ends at the latest. */
    private void become(String role) {
        int rows = db.sql("set local role " + role).update();
        assert rows == 0;
    }
}
