package de.mahnwerk.agency.web;

import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.desk.Desk;
import de.mahnwerk.agency.desk.Task;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.Pages;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What needs a person: one line a task, each with the link to the page on which it is decided. */
@RestController
class DeskController {

    private static final int SHOWN = 100;

    private final Desk desk;
    private final Cases cases;
    private final CaseLines lines;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    DeskController(Desk desk, Cases cases, CaseLines lines, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.desk = desk;
        this.cases = cases;
        this.lines = lines;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/desk")
    ResponseEntity<String> tasks(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/desk", parameters);
        LocalDate today = clock.today();
        Optional<Task.Kind> kind = Arrays.stream(Task.Kind.values())
                .filter(one -> one.name().equals(url.value("kind")))
                .findAny();
        return tenancy.asEveryone(() -> {
            List<Task> tasks = desk.tasks(kind, today, SHOWN);
            Map<String, Object> shown = new HashMap<>();
            shown.put("tasks", tasks);
            shown.put("lines", lines(tasks, today));
            shown.put("count", desk.count(today));
            shown.put("url", url);
            return pages.show("agency/desk", "desk.title", shown);
        });
    }

    private Map<UUID, CaseLine> lines(List<Task> tasks, LocalDate today) {
        List<CollectionCase> of = tasks.stream()
                .filter(task -> task.client() != null && task.caseId() != null)
                .collect(Collectors.groupingBy(
                        task -> Objects.requireNonNull(task.client()),
                        Collectors.mapping(task -> Objects.requireNonNull(task.caseId()), Collectors.toSet())))
                .entrySet()
                .stream()
                .flatMap(own -> cases.find(own.getKey(), own.getValue()).stream())
                .toList();
        return lines.of(of, today).stream()
                .collect(Collectors.toMap(line -> line.one().id(), Function.identity()));
    }
}
