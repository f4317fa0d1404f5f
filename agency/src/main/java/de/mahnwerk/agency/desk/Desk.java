package de.mahnwerk.agency.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All that waits for a person: what is lost first stands first, of one day what is worth most. */
@Component
public class Desk {

    private static final Comparator<Task> LOST_FIRST = Comparator.comparing(Task::lostOn)
            .thenComparing(Task::atStake, Comparator.reverseOrder())
            .thenComparing(Task::link);

    private final List<TaskSource> sources;

    Desk(List<TaskSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The first tasks of one kind, or of all; in a transaction over all clients. */
    public List<Task> tasks(Optional<Task.Kind> kind, LocalDate day, int most) {
        return sources.stream()
                .flatMap(source -> source.tasks(day, most).stream())
                .filter(task -> kind.isEmpty() || task.kind() == kind.get())
                .sorted(LOST_FIRST)
                .limit(most)
                .toList();
    }

    /** How many tasks wait; in a transaction over all clients. */
    public long count(LocalDate day) {
        return sources.stream().mapToLong(source -> source.count(day)).sum();
    }
}
