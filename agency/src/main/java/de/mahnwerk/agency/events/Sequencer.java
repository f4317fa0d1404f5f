package de.mahnwerk.agency.events;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.RecurringWork;
import java.time.Duration;
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

    private final JdbcClient db;
    private final Tenancy tenancy;

    Sequencer(JdbcClient db, Tenancy tenancy) {
        this.db = db;
        this.tenancy = tenancy;
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
        int all = 0;
        for (long client : clients) {
            int numbered;
            do {
                numbered = tenancy.as(client, () -> number(client));
                all += numbered;
            } while (numbered == BATCH);
        }
        return all;
    }

    private int number(long client) {
        boolean mine = db.sql("select pg_try_advisory_xact_lock(:lock, :client::int)")
                .param("lock", LOCK)
                .param("client", client)
                .query(Boolean.class)
                .single();
        return mine ? update(client) : 0;
    }

    private int update(long client) {
        return db.sql("""
                        with next as (
                          select ord, (select coalesce(max(seq), 0) from case_event where client = :client)
                                      + row_number() over (order by ord) as seq
                            from (select ord from case_event where client = :client and seq is null order by ord limit :most) u)
                        update case_event e set seq = next.seq
                          from next where e.client = :client and e.ord = next.ord
                        """).param("client", client).param("most", BATCH).update();
    }
}
