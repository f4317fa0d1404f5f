package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.days.Soon;
import de.mahnwerk.platform.time.BusinessClock;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives committed events their client's next numbers, in batches. Only numbered events are visible to the client, so a
 * reader never sees a gap: what is numbered was committed before. One node at a time numbers a client.
 */
@Component
@Order(800)
class Sequencer implements RecurringWork {

    private static final int BATCH = 2_000;
    private static final int LOCK = 0x6d77_6571;

    private record Numbered(int count, long last) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Arrivals arrivals;
    private final Pushing pushing;
    private final BusinessClock clock;
    private final Soon soon = new Soon(client -> {
        int _ = number(client);
    });

    Sequencer(JdbcClient db, Tenancy tenancy, Arrivals arrivals, Pushing pushing, BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.arrivals = arrivals;
        this.pushing = pushing;
        this.clock = clock;
    }

    /** Numbers and pushes right after the running transaction; a time-lapse waits for its turn, so that stories stay in step. */
    void afterCommit(long client) {
        if (!clock.lapses()) {
            soon.askAfterCommit(client);
        }
    }

    @Override
    public String name() {
        return "events-sequencer";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int work() {
        List<Long> clients = tenancy.asEveryone(() -> db.sql("select distinct client from case_event where seq is null")
                .query(Long.class)
                .list());
        return clients.stream().mapToInt(this::number).sum();
    }

    /** Numbers all that is committed of a client; how many events. */
    private int number(long client) {
        int all = 0;
        Numbered numbered;
        do {
            numbered = tenancy.as(client, () -> batch(client));
            all += numbered.count();
            arrivals.tell(client, numbered.last());
        } while (numbered.count() == BATCH);
        if (all > 0) {
            pushing.soon(client);
        }
        return all;
    }

    private Numbered batch(long client) {
        // held until the commit: the next one numbers after what we numbered
        boolean _ = db.sql("select pg_advisory_xact_lock(:lock, :client::int) is null")
                .param("lock", LOCK)
                .param("client", client)
                .query(Boolean.class)
                .single();
        return update(client);
    }

    /** The numbers, and with them what has to be pushed to whom. */
    private Numbered update(long client) {
        return db.sql("""
                        with next as (
                          select ord, (select coalesce(max(seq), 0) from case_event where client = :client)
                                      + row_number() over (order by ord) as seq
                            from (select ord from case_event where client = :client and seq is null order by ord limit :most) u),
                        numbered as (
                          update case_event e set seq = next.seq
                            from next where e.client = :client and e.ord = next.ord
                          returning e.seq, e.type),
                        pushed as (
                          insert into webhook_delivery (client, webhook_id, seq, first_at, due_at)
                          select :client, w.id, n.seq, :now, :now
                            from webhook w, numbered n
                           where w.client = :client and w.active
                             and (jsonb_array_length(w.types) = 0 or jsonb_exists(w.types, n.type))
                          returning 1)
                        select count(*) as count, coalesce(max(seq), 0) as last from numbered
                        """)
                .param("client", client)
                .param("most", BATCH)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Numbered.class)
                .single();
    }

    @PreDestroy
    void close() {
        soon.close();
    }
}
