package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for a client's events: at once for what this node numbers, and for what other nodes number by one
 * look a second over all clients that are waited for, however many readers wait. Thread-safe.
 */
@Component
class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final long LOOK_EVERY_SECONDS = 1;

    /** The readers of one client; {@code last} is the highest number that we know of. */
    private static final class Room {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition risen = lock.newCondition();
        private int readers;
        private long last;

        private void rise(long to) {
            lock.lock();
            try {
                if (to > last) {
                    last = to;
                    risen.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** One reader, from before its first look until its answer. */
    final class Reader implements AutoCloseable {
        private final long client;
        private final Room room;

        private Reader(long client, Room room) {
            this.client = client;
            this.room = room;
        }

        /** Waits for a number above {@code cursor}, at most {@code nanos}; whether there is one. No connection is held. */
        boolean await(long cursor, long nanos) throws InterruptedException {
            room.lock.lock();
            try {
                long left = nanos;
                while (room.last <= cursor && left > 0) {
                    left = room.risen.awaitNanos(left);
                }
                return room.last > cursor;
            } finally {
                room.lock.unlock();
            }
        }

        @Override
        public void close() {
            rooms.computeIfPresent(client, (key, known) -> --known.readers == 0 ? null : known);
        }
    }

    private record Last(long client, long seq) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    @SuppressWarnings("unused")
    private final ScheduledFuture<?> look;

    Arrivals(JdbcClient db, Tenancy tenancy) {
        this.db = db;
        this.tenancy = tenancy;
        this.look =
                looking.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Take a reader before you look, so that nothing told meanwhile is slept over. */
    Reader reader(long client) {
        Room room = rooms.compute(client, (key, known) -> {
            Room entered = known == null ? new Room() : known;
            entered.readers++;
            return entered;
        });
        return new Reader(client, java.util.Objects.requireNonNull(room));
    }

    /** The client's events up to {@code last} are numbered and committed. */
    void tell(long client, long last) {
        @Nullable Room room = rooms.get(client);
        if (room != null) {
            room.rise(last);
        }
    }

    private void look() {
        try {
            if (!rooms.isEmpty()) {
                tenancy.asEveryone(() -> db.sql("""
                                        select w.client, (select coalesce(max(e.seq), 0) from case_event e where e.client = w.client) as seq
                                          from (select c::bigint as client from jsonb_array_elements_text(:clients::jsonb) c) w
                                        """)
                                .param("clients", Rows.json(rooms.keySet()))
                                .query(Last.class)
                                .list())
                        .forEach(found -> tell(found.client(), found.seq()));
            }
        } catch (RuntimeException e) {
            LOG.warn("cannot look for numbered events, next look follows: {}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        List<Runnable> _ = looking.shutdownNow();
    }
}
