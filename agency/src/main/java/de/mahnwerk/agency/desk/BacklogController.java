package de.mahnwerk.agency.desk;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** GET /ops/tasks: what waits for a person, for the operator; the clerks see it on their desk. */
@RestController
class BacklogController {

    /**
     * All tasks.
     *
     * @param count how many there are, also when fewer are told
     */
    record Backlog(long count, List<Waiting> tasks) {}

    /** One task; money that names no case has none. */
    record Waiting(Task.Kind kind, @Nullable UUID caseId, String link, LocalDate since, LocalDate lostOn) {

        private static Waiting of(Task task) {
            return new Waiting(task.kind(), task.caseId(), task.link(), task.since(), task.lostOn());
        }
    }

    private final Desk desk;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    BacklogController(Desk desk, Tenancy tenancy, BusinessClock clock) {
        this.desk = desk;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/ops/tasks")
    Backlog backlog(@RequestParam(defaultValue = "1000") int most) {
        LocalDate today = clock.today();
        return tenancy.asEveryone(() -> new Backlog(
                desk.count(today),
                desk.tasks(Optional.empty(), today, most).stream()
                        .map(Waiting::of)
                        .toList()));
    }
}
