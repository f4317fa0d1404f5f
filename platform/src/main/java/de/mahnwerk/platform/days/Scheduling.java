package de.mahnwerk.platform.days;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Business days and recurring work on any number of nodes, by db-scheduler on the side's database. */
public final class Scheduling implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DAY_CHECK = Duration.ofMinutes(5);

    /** A node that was killed is missed after four beats; then another one, or itself, takes up its work again. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_BEATS = 4;

    /** How long running work may go on after the side is told to stop; then it is interrupted and begins no transaction more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Not virtual ones: those do not share a processor, and a job that computes for seconds would keep requests waiting. */
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("work-", 1).factory();

    private final Scheduler scheduler;

    public Scheduling(DataSource dataSource, BusinessDays days, BusinessClock clock) {
        List<RecurringTask<?>> tasks = new ArrayList<>();
        days.recurring().forEach(work -> tasks.addAll(turns(work)));
        tasks.add(Tasks.recurring("business-day", FixedDelay.of(DAY_CHECK))
                .execute((instance, context) -> days.catchUp(clock.today())));
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(tasks)
                .executorService(Executors.newCachedThreadPool(THREADS))
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(PATIENCE)
                .build();
    }

    /** As many recurring tasks as nodes may share the work; a node that finds itself at it already leaves its other turns. */
    private static List<RecurringTask<?>> turns(RecurringWork work) {
        Lock busy = new ReentrantLock();
        List<RecurringTask<?>> turns = new ArrayList<>();
        for (int turn = 1; turn <= work.nodes(); turn++) {
            String name = turn == 1 ? work.name() : work.name() + "-" + turn;
            Schedule schedule =
                    work.nodes() == 1 ? FixedDelay.of(work.interval()) : new OutOfStep(work.interval(), POLL);
            turns.add(Tasks.recurring(name, schedule).execute((instance, context) -> {
                if (busy.tryLock()) {
                    try {
                        int _ = work.work();
                    } catch (CancellationException _) {
                        // told to stop; the rest is this work's next turn, which is still to be written down
                        boolean _ = Thread.interrupted();
                    } finally {
                        busy.unlock();
                    }
                }
            }));
        }
        return turns;
    }

    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
