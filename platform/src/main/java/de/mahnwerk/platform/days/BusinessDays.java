package de.mahnwerk.platform.days;

import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    /** Lives every day that is not yet lived, up to and including {@code day}. */
    public void catchUp(LocalDate day) {
        LocalDate next = lastLived().map(last -> last.plusDays(1)).orElse(day);
        for (; !next.isAfter(day); next = next.plusDays(1)) {
            live(next);
        }
        live(day);
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
        for (DayJob job : jobs) {
            if (!done.contains(job.name())) {
                long start = System.nanoTime();
                job.live(day);
                int _ = db.sql(
                                "insert into day_job_run (day, job, finished_at) values (:day, :job, :now) on conflict do nothing")
                        .param("day", day)
                        .param("job", job.name())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update();
                LOG.debug("day={} job={} ms={}", day, job.name(), (System.nanoTime() - start) / 1_000_000);
            }
        }
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

    private java.util.Optional<LocalDate> lastLived() {
        // a day counts as lived when its last job is done
        return jobs.isEmpty()
                ? java.util.Optional.empty()
                : db.sql("select max(day) from day_job_run where job = :last")
                        .param("last", jobs.getLast().name())
                        .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                        .single();
    }
}
