package de.mahnwerk.agency.limitation;

import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.agency.desk.TaskSource;
import de.mahnwerk.agency.limitation.LimitationWatch.Near;
import de.mahnwerk.law.Wording;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Claims that are lost within three months, while something can be done. */
@Component
class LimitationTasks implements TaskSource {

    private static final int MONTHS = 3;

    private final LimitationWatch watch;

    LimitationTasks(LimitationWatch watch) {
        this.watch = watch;
    }

    @Override
    public List<Task> tasks(LocalDate day, int most) {
        return watch.near(day.plusMonths(MONTHS), 0, most, day).stream()
                .map(LimitationTasks::task)
                .toList();
    }

    private static Task task(Near near) {
        String reference = near.one().reference();
        return new Task(
                Task.Kind.LIMITATION,
                near.one().client(),
                near.one().id(),
                switch (near.measure()) {
                    case OFFER_PLAN -> Task.ofCase(reference + "/plan", "");
                    case ASK_FOR_COURT -> Task.ofCase(reference, "decision");
                    case CLOSE -> Task.ofCase(reference, "actions");
                    case AWAIT_DECISION, COURT_RUNS, REVIEW -> Task.ofCase(reference, "");
                },
                near.warnedOn(),
                near.expiresOn(),
                near.one().feeBasis(),
                Wording.of("Verjährt nach dem {0}", "Time-barred after {0}", near.expiresOn()));
    }

    @Override
    public long count(LocalDate day) {
        return watch.count(day.plusMonths(MONTHS));
    }
}
