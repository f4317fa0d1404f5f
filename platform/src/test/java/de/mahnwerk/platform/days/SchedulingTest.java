package de.mahnwerk.platform.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.mahnwerk.platform.database.SideDatabase;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.TestDatabase;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two nodes on one database. */
class SchedulingTest {

    /** Work that goes on until both nodes are at it, or for ever if only one may. */
    private static final class Shared implements RecurringWork {

        private final AtomicInteger all;
        private final AtomicInteger here = new AtomicInteger();
        private final AtomicInteger mostHere = new AtomicInteger();

        private Shared(AtomicInteger all) {
            this.all = all;
        }

        @Override
        public String name() {
            return "shared";
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(100);
        }

        @Override
        public int nodes() {
            return 2;
        }

        @Override
        public int work() {
            int _ = mostHere.accumulateAndGet(here.incrementAndGet(), Math::max);
            int _ = all.incrementAndGet();
            await().atMost(Duration.ofMinutes(2)).until(() -> all.get() >= 2);
            return here.decrementAndGet();
        }
    }

    @Test
    void work_for_several_nodes_is_done_by_all_of_them_at_once_and_by_each_once_at_a_time() {
        AtomicInteger all = new AtomicInteger();
        Shared first = new Shared(all);
        Shared second = new Shared(all);
        try (SideDatabase database = SideDatabase.at(TestDatabase.freshFor(SchedulingTest.class), "agency", 8);
                Scheduling one = scheduling(database, first);
                Scheduling other = scheduling(database, second)) {
            one.start();
            other.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> first.mostHere.get() > 0 && second.mostHere.get() > 0);
        }
        assertThat(first.mostHere).hasValue(1);
        assertThat(second.mostHere).hasValue(1);
    }

    /** Work in many transactions that would take a day. */
    private record Endless(Tenancy tenancy, AtomicInteger done) implements RecurringWork {

        @Override
        public String name() {
            return "endless";
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(100);
        }

        @Override
        public int work() {
            return Lanes.sum(List.of(1L, 2L), tenant -> {
                while (true) {
                    int _ = tenancy.as(tenant, done::incrementAndGet);
                }
            });
        }
    }

    @Test
    void a_side_that_is_told_to_stop_does_not_wait_for_the_end_of_long_work() {
        AtomicInteger done = new AtomicInteger();
        try (SideDatabase database = SideDatabase.at(TestDatabase.freshFor(SchedulingTest.class), "agency", 8)) {
            Scheduling scheduling = scheduling(database, new Endless(tenancy(database), done));
            scheduling.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> done.get() > 100);
            assertTimeoutPreemptively(Duration.ofMinutes(2), scheduling::close);
        }
    }

    private static Tenancy tenancy(SideDatabase database) {
        return new Tenancy(new JdbcTransactionManager(database.dataSource()), JdbcClient.create(database.dataSource()));
    }

    private static Scheduling scheduling(SideDatabase database, RecurringWork work) {
        BusinessClock clock = BusinessClock.real();
        BusinessDays days = new BusinessDays(List.of(), List.of(work), JdbcClient.create(database.dataSource()), clock);
        return new Scheduling(database.dataSource(), days, clock);
    }
}
