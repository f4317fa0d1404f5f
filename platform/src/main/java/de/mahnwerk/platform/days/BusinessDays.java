package de.mahnwerk.platform.days;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lives business days: the ordered list of {@link DayJob}s, each once a day. A day that was interrupted goes on where
 * it was; missed days are lived one after the other, so that a late run decides what the punctual one would have.
 */
public final class BusinessDays {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessDays.class);
    private static final int MOST_ROUNDS = 1_000;

    private final List<DayJob> jobs;
    private final List<RecurringWork> recurring;
    private final JdbcClient db;
    private final BusinessClock clock;

    public BusinessDays(List<DayJob> jobs, List<RecurringWork> recurring, JdbcClient db, BusinessClock clock) {
        this.jobs = jobs;
        this.recurring = recurring;
        this.db = db;
        this.clock = clock;
    }

    /** Lives every day from the last one that was begun, up to and including {@code day}. */
    public void catchUp(LocalDate day) {
        LocalDate next = lastBegun().orElse(day);
        for (; !next.isAfter(day); next = next.plusDays(1)) {
            live(next);
        }
    }

    /** Runs the jobs of {@code day} that have not run yet. */
    public synchronized void live(LocalDate day) {
        Set<String> done = db
                .sql("select job from day_job_run where day = :day")
                .param("day", day)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
        List<String> lived = new ArrayList<>();
        try {
            for (DayJob job : jobs) {
                if (!done.contains(job.name())) {
                    long start = System.nanoTime();
                    job.live(day);
                    lived.add(job.name());
                    LOG.debug("day={} job={} ms={}", day, job.name(), (System.nanoTime() - start) / 1_000_000);
                }
            }
        } finally {
            note(day, lived);
        }
    }

    /** Once for all: after a kill the jobs of the day run again and find nothing to do. */
    private void note(LocalDate day, List<String> lived) {
        if (lived.isEmpty()) {
            return;
        }
        int _ = db.sql("""
                        insert into day_job_run (day, job, finished_at)
                        select :day, jsonb_array_elements_text(:jobs::jsonb), :now on conflict do nothing
                        """)
                .param("day", day)
                .param("jobs", Rows.json(lived))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Does all recurring work until a whole round finds nothing more to do. */
    public void drain() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int done = 0;
            for (RecurringWork work : recurring) {
                done += work.work();
            }
            if (done == 0) {
                return;
            }
        }
        throw new IllegalStateException("recurring work never comes to rest: "
                + recurring.stream().map(RecurringWork::name).toList());
    }

    List<RecurringWork> recurring() {
        return recurring;
    }

    private Optional<LocalDate> lastBegun() {
        return db.sql("select max(day) from day_job_run")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }
}
