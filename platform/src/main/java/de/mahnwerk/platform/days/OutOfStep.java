package de.mahnwerk.platform.days;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** A pause of varying length, so that of several nodes which look for work in step not always the same one finds it. */
record OutOfStep(Duration least, Duration spread) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
        return done.getTimeDone()
                .plus(least)
                .plusMillis(ThreadLocalRandom.current().nextLong(spread.toMillis()));
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return now;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
